import { type ChildProcess, fork, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Host } from '../../server/src/host.ts';
import { startServer } from '../../server/src/server.ts';

const program = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));

/** The client's end of a way to talk, and how to end what is at the other. */
interface Wire {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  readonly process?: ChildProcess;
}

const overStdio = (): Wire => {
  const child = spawn(process.execPath, [program, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return {
    reader: new StreamMessageReader(child.stdout),
    writer: new StreamMessageWriter(child.stdin),
    process: child,
  };
};

const overNodeIpc = (): Wire => {
  const child = fork(program, ['--node-ipc'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    reader: new IPCMessageReader(child),
    writer: new IPCMessageWriter(child),
    process: child,
  };
};

const overStreams = (host: Host): Wire => {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    host,
  );
  return { reader: new StreamMessageReader(toClient), writer: new StreamMessageWriter(toServer) };
};

const capabilities: InitializeParams['capabilities'] = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        tagSupport: { valueSet: [1] },
        insertTextModeSupport: { valueSet: [1, 2] },
      },
    },
    publishDiagnostics: { versionSupport: true, tagSupport: { valueSet: [1, 2] } },
  },
};

/** An editor at work: a started connection, and what the server has pushed. */
interface Editor {
  readonly connection: ProtocolConnection;
  /** The problems of a version, now or as soon as they come. */
  problems(version: number): Promise<readonly Diagnostic[]>;
  readonly pushed: readonly PublishDiagnosticsParams[];
  end(): Promise<number | null>;
}

const uri = 'file:///home/ada/user-data';
const open: Editor[] = [];

const editorOver = async ({ reader, writer, process: child }: Wire): Promise<Editor> => {
  const connection = createProtocolConnection(reader, writer);
  const pushed: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    pushed.push(params);
    for (const look of waiting) look();
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const editor: Editor = {
    connection,
    pushed,
    problems: (version) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = pushed.find((one) => one.version === version);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found.diagnostics);
        };
        waiting.add(look);
        look();
      }),
    end: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      const exited = new Promise<number | null>((resolve) => {
        if (child) child.once('exit', resolve);
        else resolve(null);
      });
      // In memory, exit would end the test itself.
      if (child) await connection.sendNotification(ExitNotification.type);
      const code = await exited;
      connection.dispose();
      return code;
    },
  };
  open.push(editor);
  return editor;
};

afterEach(async () => {
  await Promise.all(open.splice(0).map((editor) => editor.end()));
});

const opened = async (editor: Editor, text: string): Promise<readonly Diagnostic[]> => {
  const textDocument = { uri, languageId: 'cloud-config', version: 1, text };
  await editor.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  return editor.problems(1);
};

/** Types into the document; the version after it counts. */
const typed = (editor: Editor, version: number, line: number, character: number, text: string) =>
  editor.connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version },
    contentChanges: [{ range: { start: { line, character }, end: { line, character } }, text }],
  });

const codes = (found: readonly Diagnostic[]) => found.map(({ code }) => code);

/** Time stands still until the test lets it run. */
const hostByHand = () => {
  const tasks = new Set<() => void>();
  const reports: unknown[] = [];
  const host: Host = {
    after: (_, task) => {
      tasks.add(task);
      return () => tasks.delete(task);
    },
    textBeside: () => undefined,
    tidy: () => undefined,
    report: (_, error) => reports.push(error),
  };
  const run = (): void => {
    for (const task of [...tasks]) {
      tasks.delete(task);
      task();
    }
  };
  return { host, tasks, reports, run };
};

const realHost: Host = {
  after: (_, task) => {
    const immediate = setImmediate(task);
    return () => clearImmediate(immediate);
  },
  textBeside: () => undefined,
  tidy: () => undefined,
  report: (what, error) => {
    throw new Error(what, { cause: error });
  },
};

describe.each([
  ['stdio', overStdio],
  ['node-ipc', overNodeIpc],
  ['streams in memory', () => overStreams(realHost)],
])('over %s', (_, wire) => {
  test('problems are pushed when a document is opened and when it is edited', async () => {
    const editor = await editorOver(wire());
    expect(codes(await opened(editor, '#cloud-config\nhostname: a\n'))).toEqual([]);
    await typed(editor, 2, 1, 4, 'x');
    expect(codes(await editor.problems(2))).toEqual(['unknown-key']);
  });

  test('a completion right after a keystroke is one for the text as it stands', async () => {
    const editor = await editorOver(wire());
    await opened(editor, '#cloud-config\nhostname: a\n\n');
    await typed(editor, 2, 2, 0, 'power_state:\n  mode: ');
    const answer = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: { line: 3, character: 8 },
    });
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    expect(items.map(({ label }) => label)).toEqual(['poweroff', 'reboot', 'halt']);
  });

  test('documentation is resolved late, hover at once', async () => {
    const editor = await editorOver(wire());
    await opened(editor, '#cloud-config\nruncmd:\n  - ls\n\n');
    const textDocument = { uri };
    const position = { line: 3, character: 0 };
    const answer = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position,
    });
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const item = items.find(({ label }) => label === 'users');
    expect(
      item && (await editor.connection.sendRequest(CompletionResolveRequest.type, item)),
    ).toMatchObject({
      documentation: { kind: 'markdown' },
    });
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 1, character: 2 },
    });
    expect(JSON.stringify(hover?.contents)).toContain('runcmd');
  });

  test('what can be done about a problem is offered, and all that is safe at once', async () => {
    const editor = await editorOver(wire());
    const diagnostics = [...(await opened(editor, '#cloud-config\napt_update: true\n'))];
    const range = { start: { line: 1, character: 3 }, end: { line: 1, character: 3 } };
    const titlesFor = async (only?: string[]) => {
      const context = { diagnostics, ...(only ? { only } : {}) };
      const answer = await editor.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context,
      });
      return (answer ?? []).map(({ title }) => title);
    };
    expect(await titlesFor()).toEqual(['Write package_update', 'Pass over deprecated-key here']);
    expect(await titlesFor(['source.fixAll'])).toEqual(['Fix what can be fixed safely']);
  });
});

test('a process ends cleanly when it is told to', async () => {
  for (const wire of [overStdio, overNodeIpc]) {
    const editor = await editorOver(wire());
    open.splice(0);
    expect(await editor.end()).toBe(0);
  }
});

test('of several keystrokes in a row only the last is looked at', async () => {
  const { host, tasks, reports, run } = hostByHand();
  const editor = await editorOver(overStreams(host));
  await opened(editor, '#cloud-config\nhostname: a\n');
  for (const version of [2, 3, 4]) await typed(editor, version, 1, 0, 'x');
  // An answer to a request says that everything sent before it has been read.
  await editor.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position: { line: 0, character: 0 },
  });
  expect(tasks.size).toBe(1);
  run();
  expect(codes(await editor.problems(4))).toEqual(['unknown-key']);
  expect(editor.pushed.map(({ version }) => version)).toEqual([1, 4]);
  expect(reports).toEqual([]);
});

test('a closed document has no problems any more, not even late ones', async () => {
  const { host, tasks } = hostByHand();
  const editor = await editorOver(overStreams(host));
  await opened(editor, '#cloud-config\nx: 1\n');
  await typed(editor, 2, 1, 0, 'y');
  await editor.connection.sendNotification(DidCloseTextDocumentNotification.type, {
    textDocument: { uri },
  });
  const position = { line: 0, character: 0 };
  expect(
    await editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position }),
  ).toBeNull();
  expect(tasks.size).toBe(0);
  expect(editor.pushed.at(-1)?.diagnostics).toEqual([]);
});

test('a document of another language is left alone', async () => {
  const editor = await editorOver(overStreams(realHost));
  const textDocument = { uri, languageId: 'yaml', version: 1, text: 'a: [\n' };
  await editor.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  expect(await editor.problems(1)).toEqual([]);
});
