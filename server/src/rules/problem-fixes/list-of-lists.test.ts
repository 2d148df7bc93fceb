import { test } from 'vitest';
import { checkFixes } from '../testing/check-fixes.ts';

test('words that are meant as one mount, or one command, become one list', () => {
  checkFixes(
    'mounts: [ephemeral0, "/mnt", auto]\n',
    'wrong-type',
    ...Array.from(
      { length: 3 },
      () =>
        ['!Make one list of them, in this list', 'mounts: [[ephemeral0, "/mnt", auto]]\n'] as const,
    ),
  );
  checkFixes(
    'mounts:\n  - sdb # b\n  - /mnt\nhostname: a\n',
    'wrong-type',
    ['!Make one list of them, in this list', 'mounts:\n  - - sdb # b\n    - /mnt\nhostname: a\n'],
    ['!Make one list of them, in this list', 'mounts:\n  - - sdb # b\n    - /mnt\nhostname: a\n'],
  );
});

test('words in one string become the items', () => {
  checkFixes('mounts:\n  - sdb /mnt ext4 defaults,nofail 0 2\n', 'wrong-type', [
    "Write [sdb, /mnt, ext4, 'defaults,nofail', '0', '2']",
    "mounts:\n  - [sdb, /mnt, ext4, 'defaults,nofail', '0', '2']\n",
  ]);
});

test('a list of one word, or of what is no word, is left to the person', () => {
  checkFixes('mounts: [sdb]\n', 'wrong-type', ['!Write [sdb]', 'mounts: [[sdb]]\n']);
  checkFixes("mounts:\n  - 'it''s a disk'\n", 'wrong-type', [
    "Write ['it''s a disk']",
    "mounts:\n  - ['it''s a disk']\n",
  ]);
});
