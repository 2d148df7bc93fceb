import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesNewFolderOfRoot as rule } from './write-files-new-folder-of-root.ts';

const older = { targetVersion: '22.4' };
const file = (path: string, owner: string, defer = 'true'): string =>
  `write_files:\n  - path: ${path}\n    owner: ${owner}\n    defer: ${defer}\n`;

test('before 23.1 a folder made for the file is root’s', () => {
  checkRule(rule, file('/home/ada/.config/a.conf', '«ada:ada»'), { ...older, says: /\.config/ });
  checkRule(rule, file('/opt/app/x/y', '«app»'), { ...older, says: /`\/opt\/app`/ });
});

test('newer ones give it to the owner', () => {
  checkRule(rule, file('/home/ada/.config/a.conf', 'ada:ada'));
  checkRule(rule, file('/home/ada/.config/a.conf', 'ada:ada'), { targetVersion: '23.1' });
});

test('folders that are there, files of root, and files written before there are users', () => {
  checkRule(rule, file('/home/ada/a.conf', 'ada:ada'), older);
  checkRule(rule, file('/home/ada/.ssh/config', 'ada:ada'), older);
  checkRule(rule, file('/etc/app/a.conf', 'ada:ada'), older);
  checkRule(rule, file('/opt/app/a.conf', 'root:ada'), older);
  checkRule(rule, file('/opt/app/a.conf', 'ada', 'false'), older);
});
