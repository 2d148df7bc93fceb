import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { ConfigurationTarget, DiagnosticSeverity, workspace } from 'vscode';
import { activated, problemsOf } from './support.ts';

const set = (name: string, value: unknown) =>
  workspace
    .getConfiguration('openstackMetadata.cloudInit')
    .update(name, value, ConfigurationTarget.Workspace);

const opened = async (content: string) =>
  (await workspace.openTextDocument({ language: 'cloud-config', content })).uri;

suite('settings of cloud-init', () => {
  suiteSetup(activated);
  suiteTeardown(async () => {
    await set('rules', undefined);
    await set('targetVersion', undefined);
  });

  test('a rule is made an error, turned off and set back while the document is open', async () => {
    const uri = await opened('#cloud-config\nruncmd:\n  - reboot\n');
    const severityIs = (severity: DiagnosticSeverity) =>
      problemsOf(uri, ([problem]) => problem?.severity === severity);
    await severityIs(DiagnosticSeverity.Warning);
    await set('rules', { 'runcmd-reboot': 'error' });
    await severityIs(DiagnosticSeverity.Error);
    await set('rules', { 'runcmd-reboot': 'off' });
    await problemsOf(uri, ({ length }) => length === 0);
    await set('rules', undefined);
    await severityIs(DiagnosticSeverity.Warning);
  });

  test('an older target marks what is too new for it', async () => {
    const uri = await opened(
      '#cloud-config\nusers:\n  - name: amy\n    doas: [permit nopass amy]\n',
    );
    await set('targetVersion', '21.1');
    const problems = await problemsOf(uri, (found) =>
      found.some(({ message }) => /doas/.test(message)),
    );
    assert.ok(problems.some(({ message }) => /21\.1/.test(message)));
    await set('targetVersion', undefined);
    await problemsOf(uri, (found) => found.every(({ message }) => !/doas/.test(message)));
  });
});
