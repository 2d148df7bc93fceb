import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  commands,
  type DocumentSymbol,
  type InlayHint,
  Position,
  Range,
  type TextDocument,
  type TextEdit,
  type Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { activated, problemsOf } from './support.ts';

const cloudConfig = (content: string): Promise<TextDocument> =>
  Promise.resolve(workspace.openTextDocument({ language: 'cloud-config', content }));

const wholeOf = ({ lineCount }: TextDocument): Range => new Range(0, 0, lineCount, 0);

/** What is offered for the document, once it has as many problems. */
const actionsFor = async (
  document: TextDocument,
  problemCount: number,
  kind: CodeActionKind,
): Promise<readonly CodeAction[]> => {
  await problemsOf(document.uri, ({ length }) => length === problemCount);
  return commands.executeCommand<readonly CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    wholeOf(document),
    kind.value,
  );
};

const applied = async (action: CodeAction | undefined): Promise<void> => {
  assert.ok(action?.edit, 'no such action');
  assert.ok(await workspace.applyEdit(action.edit), 'the edit was refused');
};

suite('writing cloud-config', () => {
  suiteSetup(async () => {
    await activated();
    const { uri } = await cloudConfig('#cloud-config\nno_such_key: 1\n');
    await problemsOf(uri, (problems) => problems.length > 0);
  });

  test('a misspelt key is mended by its quick fix, and the problem goes', async () => {
    const document = await cloudConfig('#cloud-config\npackges: [nginx]\n');
    const fixes = await actionsFor(document, 1, CodeActionKind.QuickFix);
    await applied(fixes.find(({ isPreferred }) => isPreferred) ?? fixes[0]);
    assert.equal(document.getText(), '#cloud-config\npackages: [nginx]\n');
    await problemsOf(document.uri, ({ length }) => length === 0);
  });

  test('a problem is passed over by the comment that its fix writes', async () => {
    const document = await cloudConfig('#cloud-config\nruncmd:\n  - reboot\n');
    const fixes = await actionsFor(document, 1, CodeActionKind.QuickFix);
    await applied(fixes.find(({ title }) => title.startsWith('Pass over')));
    assert.match(
      document.getText(),
      /\n {2}# cloud-init-check: ignore runcmd-reboot\n {2}- reboot/,
    );
    await problemsOf(document.uri, ({ length }) => length === 0);
  });

  test('all that surely can be is fixed at once', async () => {
    const text =
      '#cloud-config\nwrite_files:\n  - path: /a\n    permissions: 0644\n  - path: /b\n    permissions: 0600\n';
    const document = await cloudConfig(text);
    const actions = await actionsFor(document, 2, CodeActionKind.SourceFixAll.append('cloudInit'));
    assert.equal(actions.length, 1);
    await applied(actions[0]);
    assert.match(
      document.getText(),
      /permissions: ['"]0644['"]\n[\s\S]*permissions: ['"]0600['"]\n/,
    );
    await problemsOf(document.uri, ({ length }) => length === 0);
  });

  test('a hint says what a value becomes', async () => {
    const document = await cloudConfig('#cloud-config\nwrite_files:\n  - permissions: 0644\n');
    const hints = await commands.executeCommand<readonly InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      wholeOf(document),
    );
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['= 420'],
    );
  });

  const lensesOf = async (uri: Uri): Promise<readonly (string | undefined)[]> => {
    const lenses = await commands.executeCommand<readonly CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      10,
    );
    return lenses.map(({ command }) => command?.title);
  };

  test('above a file stands its size, and how to serve it', async () => {
    const { uri } = await cloudConfig('#cloud-config\nhostname: a\n');
    const [size, serve] = await lensesOf(uri);
    assert.match(size ?? '', /^26 bytes: .*Nova/);
    assert.equal(serve, 'Serve as user-data with the mock');
  });

  test('a user is renamed wherever they are named', async () => {
    const text =
      '#cloud-config\nusers:\n  - name: amy\nwrite_files:\n  - path: /a\n    owner: amy:amy\n    defer: true\n';
    const document = await cloudConfig(text);
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      new Position(2, 11),
      'bob',
    );
    assert.ok(await workspace.applyEdit(edit));
    assert.match(document.getText(), /name: bob\n[\s\S]*owner: bob:/);
  });

  test('a document is formatted, its comments kept', async () => {
    const document = await cloudConfig(
      '#cloud-config\npackages:\n# web\n- nginx\n-   vim # editor\n',
    );
    const edits = await commands.executeCommand<readonly TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    const edit = new WorkspaceEdit();
    edit.set(document.uri, [...edits]);
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(
      document.getText(),
      '#cloud-config\npackages:\n  # web\n  - nginx\n  - vim # editor\n',
    );
  });

  test('the outline has the names of things', async () => {
    const { uri } = await cloudConfig('#cloud-config\nusers:\n  - name: amy\n  - name: bob\n');
    const [users] = await commands.executeCommand<readonly DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    assert.deepEqual(
      users?.children.map(({ name }) => name),
      ['amy', 'bob'],
    );
  });
});
