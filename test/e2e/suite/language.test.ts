import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import {
  CompletionItemKind,
  type CompletionList,
  commands,
  type Hover,
  MarkdownString,
  Position,
  type TextDocument,
  workspace,
} from 'vscode';
import { activated, problemsOf } from './support.ts';

const cloudConfig = (content: string): Promise<TextDocument> =>
  Promise.resolve(workspace.openTextDocument({ language: 'cloud-config', content }));

const completionsAt = async (content: string, line: number, column: number) => {
  const { uri } = await cloudConfig(content);
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    new Position(line, column),
  );
  // Without the words that VS Code itself takes from open documents.
  return list.items
    .filter(({ kind }) => kind !== CompletionItemKind.Text)
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
};

suite('cloud-config', () => {
  suiteSetup(async () => {
    await activated();
    // The server starts with the first document of the language: its first problem says it is there.
    const { uri } = await cloudConfig('#cloud-config\nno_such_key: 1\n');
    await problemsOf(uri, (problems) => problems.length > 0);
  });

  test('a wrong value is marked where it stands', async () => {
    const document = await cloudConfig('#cloud-config\npackage_upgrade: maybe\n');
    const [problem] = await problemsOf(document.uri, (problems) => problems.length > 0);
    assert.equal(problem && document.getText(problem.range), 'maybe');
  });

  test('top-level keys are completed', async () => {
    const found = await completionsAt('#cloud-config\npack', 1, 4);
    assert.ok(found.includes('packages') && found.includes('package_update'), found.join(', '));
  });

  test('keys inside a list are completed', async () => {
    const found = await completionsAt('#cloud-config\nusers:\n  - na', 2, 6);
    assert.ok(found.includes('name'), found.join(', '));
  });

  test('a key explains itself', async () => {
    const { uri } = await cloudConfig('#cloud-config\nruncmd:\n  - ls\n');
    const hovers = await commands.executeCommand<readonly Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new Position(1, 2),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof MarkdownString ? content.value : ''))
      .join('\n');
    assert.match(text, /runcmd|command/i);
  });
});
