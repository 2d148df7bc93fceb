import { isLater } from '../knowledge/versions.ts';
import { finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { flagOf, get, textOf } from './frame/value.ts';
import { plainTextOf, shown } from './readers/plain-text.ts';
import { ownerParts } from './readers/users-made-by-cloud-init.ts';
import { valueRule } from './rule.ts';

const changedIn = '23.1';

/** Folders below these are made with the file; a home, and `.ssh` in it, come with the user. */
const newFolder = /^(?:\/home\/[^/]+\/(?!\.ssh\/)[^/]+|\/(?:opt|srv)\/[^/]+)(?=\/[^/])/;

export const writeFilesNewFolderOfRoot = valueRule({
  code: 'write-files-new-folder-of-root',
  severity: 'warning',
  title: 'An older cloud-init gives the new folder of a file to root',
  explanation: `
cloud-init makes the folders that a file needs. Before ${changedIn} they belong to root, whoever the file
belongs to, and its owner can put nothing beside it; from ${changedIn} on they get the file's owner.

This is told only where the target version is older. Make the folder yourself there:

\`\`\`yaml
write_files:
  - path: /home/ada/.config/app.conf
    owner: ada:ada
    defer: true
runcmd:
  - chown -R ada:ada /home/ada/.config
\`\`\`
`,
  at: [at('write_files', '*', 'owner')],
  check: (owner, { targetVersion }) => {
    if (!isLater(changedIn, targetVersion)) return undefined;
    const text = plainTextOf(owner);
    const defer = get(owner.parent, 'defer');
    const path = get(owner.parent, 'path');
    const [folder] = newFolder.exec((path && textOf(path)) ?? '') ?? [];
    if (text === undefined || folder === undefined) return undefined;
    const { user } = ownerParts(text);
    if (user === undefined || user === 'root' || !defer || flagOf(defer) !== true) return undefined;
    return finding(
      owner,
      `cloud-init before ${changedIn} gives ${shown(folder)} to root if it makes it for this file. Give it to ${shown(user)} in \`runcmd\`.`,
    );
  },
});
