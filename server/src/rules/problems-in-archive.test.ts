import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { mostProblems } from '../validation/problems-in.ts';
import { problemsInArchive } from './problems-in-archive.ts';
import { runcmdListOneString } from './runcmd-list-one-string.ts';
import { fixesFor } from './testing/check-fixes.ts';
import { checkRule } from './testing/check-rule.ts';
import { userNotDefined } from './user-not-defined.ts';
import { usersPasswordLocked } from './users-password-locked.ts';
import { usersWithoutDefault } from './users-without-default.ts';

const archive = (...parts: readonly string[]): string =>
  ['#cloud-config-archive', ...parts, ''].join('\n');

test('parts of an archive are checked where they stand, and their lines can be mended', () => {
  const typed = (command: string): string =>
    archive('- type: text/cloud-config', '  content: |', '    runcmd:', `      - ${command}`);
  checkRule(runcmdListOneString, typed("[«'touch /a'»]"), { fixed: typed("'touch /a'") });
  const user = (...lines: readonly string[]): string =>
    archive('- |', '  #cloud-config', '  users:', '    - default', '    - name: a', ...lines);
  checkRule(usersPasswordLocked, user('      «passwd»: $6$a$b'), {
    fixed: user('      passwd: $6$a$b', '      lock_passwd: false'),
  });
  checkRule(usersWithoutDefault, archive('- |', '  #cloud-config', '  «users»:', '    - a'), {
    fixed: archive('- |', '  #cloud-config', '  users:', '    - default', '    - a'),
  });
});

test.each(['Text/Cloud-Config', "'text/cloud-config; charset=utf-8'", "''"])(
  'a part with the type %s is checked as cloud-config',
  (type) => {
    const text = archive(`- type: ${type}`, '  content: |', '    #cloud-config', '    runcmd:');
    checkRule(runcmdListOneString, `${text}      - [«'touch /a'»]\n`, {
      fixed: `${text}      - 'touch /a'\n`,
    });
  },
);

test('parts are not checked any more once there are more problems than are shown', () => {
  const texts = openDocument(
    documentNamed('user-data', archive(...Array.from({ length: 2000 }, () => '- "a: b"'))),
  );
  let asked = 0;
  const always = () => {
    asked += 1;
    return [{ code: 'x', severity: 'warning', message: 'x', start: 0, end: 1 } as const];
  };
  problemsInArchive(texts, always);
  expect(asked).toBe(mostProblems + 1);
});

test('of a problem of validation the fix is made once', () => {
  const text = archive('- |', '  #cloud-config', '  runcmd:', '    - echo a: b');
  expect(fixesFor(text, 'colon-in-text').map((one) => one.text)).toEqual([
    archive('- |', '  #cloud-config', '  runcmd:', "    - 'echo a: b'"),
  ]);
});

test('a fix of the last lines of a part leaves the next part where it is', () => {
  const head = '#cloud-config-archive\n- type: text/cloud-config\n  content: |\n';
  const next = '- type: text/x-shellscript\n  content: "#!/bin/sh"\n';
  const users = '    users:\n      - default\n      - name: bob\n';
  expect(fixesFor(`${head}${users}      - name: bob\n${next}`, 'users-name-twice')).toMatchObject([
    { text: head + users + next },
  ]);
  expect(fixesFor(`${head}    runcmd:\n      - reboot\n${next}`, 'runcmd-reboot')).toMatchObject([
    { text: `${head}    power_state:\n      mode: reboot\n${next}` },
  ]);
});

test('a part in quotes is checked, but not rewritten', () => {
  const text = archive('- "#cloud-config\\nruncmd: [[«\'touch /a\'»]]\\n"');
  checkRule(runcmdListOneString, text);
  expect(fixesFor(text.replace(/[«»]/g, ''), runcmdListOneString.code)).toEqual([]);
});

test('a part without a type is keys and values', () => {
  const codes = (text: string) => fixesFor(text, 'unknown-key').map((one) => one.text);
  expect(codes(archive('- |', '  hostnam: a'))).toEqual([archive('- |', '  hostname: a')]);
  expect(codes(archive('- content: |', '    hostnam: a'))).toEqual([
    archive('- content: |', '    hostname: a'),
  ]);
});

test('other kinds of parts are let be, and one part may need what another brings', () => {
  checkRule(
    runcmdListOneString,
    archive('- "#!/bin/sh"', '- type: text/x-shellscript', '  content: x'),
  );
  checkRule(
    userNotDefined,
    archive(
      ...['- |', '  #cloud-config', '  users: [{name: ada}]'],
      ...['- |', '  #cloud-config', '  groups: [{ops: [eve]}]'],
    ),
  );
});
