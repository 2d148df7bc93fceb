import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import { type CompletionList, commands, languages, Position, type Uri, workspace } from 'vscode';
import { activated, problemsOf, replaceText, workspaceFile } from './support.ts';

const written = async (name: string, text: string): Promise<Uri> => {
  const uri = workspaceFile(name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
};

/** What is offered at the end of a file. */
const offeredAtEnd = async (name: string, text: string): Promise<readonly string[]> => {
  const document = await workspace.openTextDocument(await written(name, text));
  const end = new Position(
    document.lineCount - 1,
    document.lineAt(document.lineCount - 1).text.length,
  );
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    end,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
};

const scenario = (lab: string) =>
  `title: a\nwhy: b\nlab: ${lab}\nsteps:\n  - send: {}\n    expect: {status: 200}\n`;

suite('writing labs and scenarios', () => {
  suiteSetup(activated);

  test('keys, values and names are completed in a lab', async () => {
    const keys = await offeredAtEnd('writing/keys.lab.yaml', 'release: zed\n');
    assert.ok(keys.includes('networks') && !keys.includes('release'), keys.join(', '));
    assert.ok((await offeredAtEnd('writing/values.lab.yaml', 'topology: ')).includes('ovn'));
    const names = 'networks:\n  private:\nports:\n  - network: ';
    assert.deepEqual(await offeredAtEnd('writing/names.lab.yaml', names), ['private']);
  });

  test('a scenario is completed down to what a step expects', async () => {
    const found = await offeredAtEnd(
      'writing/keys.scenario.yaml',
      'steps:\n  - expect:\n      decided_by: ',
    );
    assert.ok(found.includes('load_balancer'), found.join(', '));
  });

  test('a mistake in a scenario is marked while it is typed, and gone when it is', async () => {
    const uri = await written('writing/typed.scenario.yaml', scenario('../smallest.lab.yaml'));
    const document = await workspace.openTextDocument(uri);
    const right = document.getText();
    await replaceText(document, right.replace('status: 200', 'statsu: 200'));
    const [problem] = await problemsOf(uri, (problems) => problems.length > 0);
    assert.equal(problem && document.getText(problem.range), 'statsu');
    assert.equal(problem?.source, 'scenario');
    await replaceText(document, right);
    await problemsOf(uri, (problems) => problems.length === 0);
    await document.save();
  });

  test('a scenario and its open lab show a mistake of the lab once, and hear of an edit', async () => {
    const labUri = await written('writing/both.lab.yaml', 'instances:\n  web:\n');
    const uri = await written('writing/both.scenario.yaml', scenario('both.lab.yaml'));
    const lab = await workspace.openTextDocument(labUri);
    await workspace.openTextDocument(uri);
    await replaceText(lab, 'instances:\n  web:\nnetwroks: {}\n');
    const problems = await problemsOf(labUri, (found) => found.length > 0);
    assert.deepEqual(
      problems.map(({ range }) => lab.getText(range)),
      ['netwroks'],
    );
    await replaceText(lab, 'instances:\n  web:\n');
    await problemsOf(labUri, (found) => found.length === 0);
    await lab.save();
  });

  test('a very long lab is read only when it is saved', async () => {
    const long = `${'# long\n'.repeat(160_000)}netwroks: {}\ninstances:\n  web:\n`;
    const uri = await written('writing/long.lab.yaml', long);
    const document = await workspace.openTextDocument(uri);
    // Files are read in turn: once a later one was, this one would have been.
    const later = await written('writing/later.lab.yaml', 'netwroks: {}\ninstances:\n  web:\n');
    await workspace.openTextDocument(later);
    await problemsOf(later, (problems) => problems.length > 0);
    assert.deepEqual(languages.getDiagnostics(uri), []);
    await replaceText(document, `${long}# more\n`);
    await document.save();
    const [problem] = await problemsOf(uri, (problems) => problems.length > 0);
    assert.equal(problem && document.getText(problem.range), 'netwroks');
  });

  test('a lab outside of the workspace folder is no lab for a scenario', async () => {
    const uri = await written('writing/outside.scenario.yaml', scenario('../../../out.lab.yaml'));
    const document = await workspace.openTextDocument(uri);
    const [problem] = await problemsOf(uri, (problems) => problems.length > 0);
    assert.equal(problem && document.getText(problem.range), '../../../out.lab.yaml');
  });
});
