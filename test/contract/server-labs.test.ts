import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  createProtocolConnection,
  type Diagnostic,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  ExitNotification,
  FoldingRangeRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

// The server as it ships, with the schemas that stand beside it: labs and scenarios over a real connection.

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Editor {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcess;
  readonly pushed: Map<string, readonly Diagnostic[]>;
}

const started = async (): Promise<Editor> => {
  const child = spawn(process.execPath, [here('../../dist/server.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const pushed = new Map<string, readonly Diagnostic[]>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    pushed.set(uri, diagnostics);
  });
  connection.listen();
  const completionItem = { snippetSupport: true };
  const capabilities = { textDocument: { completion: { completionItem } } };
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return { connection, child, pushed };
};

// One server for all: each test opens documents of its own.
let one: Editor;

beforeAll(async () => {
  one = await started();
});

afterAll(async () => {
  const { connection, child } = one;
  await connection.sendRequest(ShutdownRequest.type);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await connection.sendNotification(ExitNotification.type);
  await ended;
});

let count = 0;

interface Opened {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** Opens a document written with its cursor `|`, as VS Code does, or an editor that says only `yaml`. */
const opened = async (name: string, marked: string, languageId: string): Promise<Opened> => {
  const at = marked.indexOf('|');
  const before = marked.slice(0, Math.max(0, at)).split('\n');
  const text = at < 0 ? marked : marked.slice(0, at) + marked.slice(at + 1);
  count += 1;
  const uri = `file:///home/ada/${count}/${name}`;
  await one.connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId, version: 1, text },
  });
  return { uri, line: before.length - 1, character: (before.at(-1) ?? '').length };
};

const itemsAt = async ({ uri, ...position }: Opened): Promise<readonly CompletionItem[]> => {
  const answer = await one.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri },
    position,
  });
  return Array.isArray(answer) ? answer : (answer?.items ?? []);
};

const labelsIn = async (name: string, languageId: string, marked: string) => {
  return (await itemsAt(await opened(name, marked, languageId))).map(({ label }) => label);
};

const lab = 'openstack-lab';
const scenario = 'openstack-scenario';

test('every key of a lab is offered, and none that is there', async () => {
  const { properties } = JSON.parse(readFileSync(here('../../dist/lab.schema.json'), 'utf8'));
  const labels = await labelsIn('web.lab.yaml', lab, 'release: zed\n|');
  const keys = Object.keys(properties).filter((key) => key !== 'release');
  expect(keys.length).toBeGreaterThan(5);
  expect(labels.toSorted()).toEqual(keys.toSorted());
});

test('an editor that knows no language of ours is helped by the name of the file', async () => {
  expect(await labelsIn('web.lab.yaml', 'yaml', 'topology: |')).toContain('ovn');
  expect(await labelsIn('web.yaml', 'yaml', 'topology: |')).toEqual([]);
});

test('the names of a lab are offered', async () => {
  const marked = 'networks:\n  private:\ninstances:\n  web-1:\n    ports:\n      - network: |\n';
  expect(await labelsIn('web.lab.yaml', lab, marked)).toEqual(['private']);
});

test('a scenario is helped down to the lab inside a step', async () => {
  const steps = 'title: a\nsteps:\n  - ';
  expect(await labelsIn('x.scenario.yaml', scenario, `${steps}|`)).toEqual(
    expect.arrayContaining(['send', 'expect', 'change', 'wait']),
  );
  expect(await labelsIn('x.scenario.yaml', scenario, `${steps}send:\n      to: |`)).toContain(
    'agent',
  );
  const expectation = `${steps}expect:\n      decided_by: {zed: |}`;
  expect(await labelsIn('x.scenario.yaml', scenario, expectation)).toContain('load_balancer');
  const change = `${steps}change:\n      nova:\n        use_f|`;
  expect(await labelsIn('x.scenario.yaml', scenario, change)).toContain('use_forwarded_for');
});

test('whatever is said of these files comes from them, and nothing from cloud-init', async () => {
  const place = await opened('web.lab.yaml', '# a lab\nnova:\n  dhcp_dom|ain: x\n', lab);
  const { uri, ...position } = place;
  const textDocument = { uri };
  const hover = await one.connection.sendRequest(HoverRequest.type, { textDocument, position });
  const items = await itemsAt({ ...place, line: 3, character: 0 });
  expect(items.length).toBeGreaterThan(0);
  const described = await Promise.all(
    items.map((item) => one.connection.sendRequest(CompletionResolveRequest.type, item)),
  );
  for (const { label, documentation } of described) expect(documentation, label).toBeDefined();
  expect(JSON.stringify(hover)).toContain('novalocal');
  expect(JSON.stringify([hover, described])).not.toMatch(/module|Runs |stage|cloud-init/i);
});

test('it has an outline and folds, and its problems are not for this server to tell', async () => {
  const text = '# a lab\nrelease: 7\nno_such_key:\n  a: 1\ninstances:\n  web-1:\n    image: a\n';
  const textDocument = await opened('web.lab.yaml', text, lab);
  const symbols = await one.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  expect(symbols?.map(({ name }) => name)).toEqual(['release', 'no_such_key', 'instances']);
  const folds = await one.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
  expect(folds?.map(({ startLine }) => startLine)).toEqual([2, 4, 5]);
  // What was sent before an answer has arrived before it.
  expect(one.pushed.get(textDocument.uri)).toEqual([]);
});
