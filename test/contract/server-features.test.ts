import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  CodeLensRequest,
  CompletionRequest,
  createProtocolConnection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  ExitNotification,
  FoldingRangeRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  InlayHintRequest,
  PrepareRenameRequest,
  type ProtocolConnection,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver/node';

const program = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));

/** A server in a process of its own, started once: every test opens a document of its own. */
interface Server {
  readonly connection: ProtocolConnection;
  readonly result: InitializeResult;
  end(): Promise<number | null>;
}

const startedServer = async (): Promise<Server> => {
  const child = spawn(process.execPath, [program, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const result = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const end = async (): Promise<number | null> => {
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    return exited;
  };
  return { connection, result, end };
};

let server: Server;

beforeAll(async () => {
  server = await startedServer();
});

afterAll(async () => {
  expect(await server.end()).toBe(0);
});

let count = 0;

/** Opens a text and gives how to ask about it. */
const opened = async (
  text: string,
): Promise<{ readonly textDocument: { readonly uri: string } }> => {
  count += 1;
  const uri = `file:///home/ada/${count}/user-data`;
  await server.connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'cloud-config', version: 1, text },
  });
  return { textDocument: { uri } };
};

const at = (line: number, character: number) => ({ position: { line, character } });

const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

const options = { tabSize: 2, insertSpaces: true };

const edited = (text: string, edits: readonly TextEdit[] | null): string => {
  const lines = text.split('\n');
  for (const { range, newText } of (edits ?? []).toReversed()) {
    const before = lines[range.start.line]?.slice(0, range.start.character) ?? '';
    const after = lines[range.end.line]?.slice(range.end.character) ?? '';
    const added = (before + newText + after).split('\n');
    lines.splice(range.start.line, range.end.line - range.start.line + 1, ...added);
  }
  return lines.join('\n');
};

const document =
  '#cloud-config\nusers:\n  - default\n  - name: ada\n    uid: 0644\nwrite_files:\n  - path: /a.json\n    owner: ada:adm\n    content: |\n      {"b": 1}\nruncmd:\n  - curl https://a.example/b\n';

test('the server says what it can do', () => {
  expect(server.result.capabilities).toMatchObject({
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    semanticTokensProvider: { full: { delta: true }, range: true },
    inlayHintProvider: true,
    codeLensProvider: {},
  });
});

test('outline, folding, selection, links, hints, size', async () => {
  const about = await opened(document);
  const { connection } = server;
  const symbols = await connection.sendRequest(DocumentSymbolRequest.type, about);
  expect(symbols?.map(({ name }) => name)).toEqual(['users', 'write_files', 'runcmd']);
  const folds = await connection.sendRequest(FoldingRangeRequest.type, about);
  expect(folds?.map(({ startLine, endLine }) => [startLine, endLine])).toContainEqual([5, 9]);
  const [selection] =
    (await connection.sendRequest(SelectionRangeRequest.type, {
      ...about,
      positions: [{ line: 3, character: 12 }],
    })) ?? [];
  expect(selection?.range).toEqual({
    start: { line: 3, character: 10 },
    end: { line: 3, character: 13 },
  });
  const links = await connection.sendRequest(DocumentLinkRequest.type, about);
  expect(links?.map(({ target }) => target)).toEqual(['https://a.example/b']);
  const hints = await connection.sendRequest(InlayHintRequest.type, { ...about, range: whole });
  expect(hints?.map(({ label }) => label)).toEqual(['= 420']);
  const lenses = await connection.sendRequest(CodeLensRequest.type, about);
  expect(lenses?.map(({ command }) => command?.title)).toEqual([
    expect.stringContaining("of Nova's limit"),
  ]);
});

test('a user is found and renamed everywhere, and a name that cannot be is refused', async () => {
  const about = await opened(document);
  const { connection } = server;
  const owner = { ...about, ...at(7, 12) };
  const lines = (found: readonly { range: { start: { line: number } } }[] | null) =>
    found?.map(({ range }) => range.start.line);
  const definition = await connection.sendRequest(DefinitionRequest.type, owner);
  expect(
    Array.isArray(definition) && definition.map((one) => 'range' in one && one.range.start.line),
  ).toEqual([3]);
  const references = await connection.sendRequest(ReferencesRequest.type, {
    ...owner,
    context: { includeDeclaration: true },
  });
  expect(lines(references)).toEqual([3, 7]);
  expect(lines(await connection.sendRequest(DocumentHighlightRequest.type, owner))).toEqual([3, 7]);
  expect(await connection.sendRequest(PrepareRenameRequest.type, owner)).toMatchObject({
    placeholder: 'ada',
  });
  expect(
    await connection.sendRequest(PrepareRenameRequest.type, { ...about, ...at(0, 3) }),
  ).toBeNull();
  const renaming = await connection.sendRequest(RenameRequest.type, { ...owner, newName: 'bob' });
  const edits = renaming?.changes?.[about.textDocument.uri] ?? [];
  expect(edited(document, edits)).toBe(document.replaceAll('ada', 'bob'));
  await expect(
    connection.sendRequest(RenameRequest.type, { ...owner, newName: 'a b' }),
  ).rejects.toThrow('letters, digits');
});

test('formatting, of all, of a range and while typing', async () => {
  const text = '#cloud-config\nusers:\n- name:  a\nruncmd:\n- b\n';
  const about = await opened(text);
  const { connection } = server;
  const all = await connection.sendRequest(DocumentFormattingRequest.type, { ...about, options });
  expect(edited(text, all)).toBe('#cloud-config\nusers:\n  - name: a\nruncmd:\n  - b\n');
  const part = await connection.sendRequest(DocumentRangeFormattingRequest.type, {
    ...about,
    options,
    range: { start: { line: 4, character: 0 }, end: { line: 4, character: 1 } },
  });
  expect(edited(text, part)).toBe('#cloud-config\nusers:\n- name:  a\nruncmd:\n  - b\n');
  const typed = await opened('#cloud-config\nusers:\n\n');
  const indent = await connection.sendRequest(DocumentOnTypeFormattingRequest.type, {
    ...typed,
    ...at(2, 0),
    ch: '\n',
    options,
  });
  expect(indent?.map(({ newText }) => newText)).toEqual(['  ']);
});

test('cloud-config in an archive is completed, explained and written where it stands', async () => {
  const text =
    '#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    power_state:\n      mo\n';
  const about = await opened(text);
  const { connection } = server;
  const found = await connection.sendRequest(CompletionRequest.type, { ...about, ...at(4, 8) });
  const items = Array.isArray(found) ? found : (found?.items ?? []);
  const mode = items.find(({ label }) => label === 'mode')?.textEdit;
  expect(mode && 'range' in mode && edited(text, [mode])).toBe(
    text.replace('mo\n', 'mode: poweroff\n'),
  );
  const key = await connection.sendRequest(HoverRequest.type, { ...about, ...at(3, 6) });
  expect(key?.range).toEqual({ start: { line: 3, character: 4 }, end: { line: 3, character: 15 } });
});

test('tokens: all, those of a range, and after a keystroke only what changed', async () => {
  const about = await opened(document);
  const { connection } = server;
  const all = await connection.sendRequest(SemanticTokensRequest.type, about);
  expect(all?.data.length).toBe(4 * 5);
  const part = await connection.sendRequest(SemanticTokensRangeRequest.type, {
    ...about,
    range: { start: { line: 9, character: 0 }, end: { line: 10, character: 0 } },
  });
  expect(part?.data.length).toBe(2 * 5);
  const position = { line: 9, character: 12 };
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { ...about.textDocument, version: 2 },
    contentChanges: [{ range: { start: position, end: position }, text: ' ' }],
  });
  const delta = await connection.sendRequest(SemanticTokensDeltaRequest.type, {
    ...about,
    previousResultId: all?.resultId ?? '',
  });
  const edits = delta && 'edits' in delta ? delta.edits : undefined;
  expect(edits?.map(({ data }) => data?.length ?? 0)).toEqual([1]);
});

test('a document that is not open gets no answer, and no error', async () => {
  const about = { textDocument: { uri: 'file:///nowhere' } };
  const { connection } = server;
  expect(await connection.sendRequest(FoldingRangeRequest.type, about)).toBeNull();
  expect(await connection.sendRequest(SemanticTokensRequest.type, about)).toEqual({ data: [] });
  expect(
    await connection.sendRequest(DefinitionRequest.type, { ...about, ...at(0, 0) }),
  ).toBeNull();
});
