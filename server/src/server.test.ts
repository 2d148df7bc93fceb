import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import {
  createConnection,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidOpenTextDocumentNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from './server.ts';

const connected = (): ProtocolConnection => {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    {
      after: () => () => undefined,
      textBeside: () => undefined,
      tidy: () => undefined,
      report: (what, error) => expect.fail(`${what}: ${String(error)}`),
    },
  );
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  client.listen();
  return client;
};

/** The codes of what is pushed next. */
const nextCodes = (client: ProtocolConnection): Promise<readonly unknown[]> =>
  new Promise((resolve) => {
    const listening = client.onNotification(PublishDiagnosticsNotification.type, (params) => {
      listening.dispose();
      resolve(params.diagnostics.map(({ code }) => code));
    });
  });

const configuration = (targetVersion: string): unknown => ({
  openstackMetadata: { cloudInit: { targetVersion } },
});

test('the target version holds from the start, and a change of it at once for what is open', async () => {
  const client = connected();
  await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: {},
    initializationOptions: configuration('25.1'),
  });
  const first = nextCodes(client);
  await client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: {
      uri: 'file:///user-data',
      languageId: 'cloud-config',
      version: 1,
      text: '#cloud-config\nrpi: {enable_usb_gadget: true}\n',
    },
  });
  expect(await first).toEqual(['too-new']);
  const changed = nextCodes(client);
  const settings = configuration('26.1');
  await client.sendNotification(DidChangeConfigurationNotification.type, { settings });
  expect(await changed).toEqual([]);
  client.dispose();
});

test('how a code is reported holds at once for what is open', async () => {
  const client = connected();
  const settingsWith = (rules: object) => ({
    openstackMetadata: { cloudInit: { rules, codesPage: 'file:///rules.md' } },
  });
  await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: {},
    initializationOptions: settingsWith({}),
  });
  const first = nextCodes(client);
  await client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: {
      uri: 'file:///user-data',
      languageId: 'cloud-config',
      version: 1,
      text: '#cloud-config\nusers: [{name: ada}]\n',
    },
  });
  expect(await first).toEqual(['users-without-default']);
  const changed = nextCodes(client);
  const settings = settingsWith({ 'users-without-default': 'off' });
  await client.sendNotification(DidChangeConfigurationNotification.type, { settings });
  expect(await changed).toEqual([]);
  client.dispose();
});

test('after a change of the target version an editor asks again what is deprecated', async () => {
  const client = connected();
  await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: { workspace: { semanticTokens: { refreshSupport: true } } },
    initializationOptions: configuration('21.1'),
  });
  const textDocument = { uri: 'file:///user-data', languageId: 'cloud-config', version: 1 };
  await client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { ...textDocument, text: '#cloud-config\ngrub-dpkg: {enabled: true}\n' },
  });
  const tokens = async () =>
    (await client.sendRequest(SemanticTokensRequest.type, { textDocument }))?.data;
  expect(await tokens()).toEqual([]);
  const asked = new Promise<void>((resolve) => {
    client.onRequest(SemanticTokensRefreshRequest.type, () => resolve());
  });
  const settings = configuration('26.1');
  await client.sendNotification(DidChangeConfigurationNotification.type, { settings });
  await asked;
  expect(await tokens()).toEqual([1, 0, 'grub-dpkg'.length, 0, 2]);
  client.dispose();
});
