import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { addedAfter, type FixInScope, fix, replaced } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { get, isTemplate, numberOf, scriptOf, textOf, type Value } from './frame/value.ts';
import { crossRule } from './rule.ts';
import { commandsOf, itemPatterns } from './shell/item-commands.ts';
import type { Word } from './shell/program.ts';

/** The mode a file gets; undefined where it is not known. */
const modeOf = (permissions: Value | undefined): number | undefined => {
  if (permissions === undefined) return 0o644;
  const text = textOf(permissions);
  if (text === undefined) return isTemplate(permissions) ? undefined : numberOf(permissions);
  return /^(?:0o?)?[0-7]+$/.test(text) ? Number.parseInt(text.replace('o', ''), 8) : 0o644;
};

const isExecutable = (mode: number): boolean => (mode & 0o111) !== 0;

const asProgram = (file: Value): readonly FixInScope[] => {
  const permissions = get(file, 'permissions');
  const path = get(file, 'path');
  if (path === undefined) return [];
  return fix(
    "Make it executable: permissions '0755'",
    permissions ? replaced(permissions, "'0755'") : addedAfter(path, "permissions: '0755'"),
  );
};

/** Files that are written as scripts, and not executable, by their paths. */
const plainScripts = (files: readonly Value[]): ReadonlyMap<string, Value> => {
  const scripts = new Map<string, Value>();
  for (const file of files) {
    const path = textOf(get(file, 'path'));
    const mode = modeOf(get(file, 'permissions'));
    if (path === undefined || mode === undefined) continue;
    scripts.delete(path);
    if (scriptOf(get(file, 'content'))?.startsWith('#!') && !isExecutable(mode))
      scripts.set(path, file);
  }
  return scripts;
};

const makesExecutable = (program: readonly Word[]): boolean =>
  program.some(({ text }) => text === 'chmod' || text === 'install');

export const writeFilesNotExecutable = crossRule({
  code: 'write-files-not-executable',
  severity: 'error',
  title: 'A script is run that is not executable',
  explanation: `
Without \`permissions\` a file gets the mode \`0644\`: everyone reads it, nobody runs it. A command that
is its path then fails with "Permission denied", while the boot looks fine. Give it \`0755\`, or hand it
to a shell: \`sh /opt/setup.sh\`.

\`\`\`yaml
write_files:
  - path: /opt/setup.sh
    permissions: '0755'
    content: |
      #!/bin/sh
      echo hello
runcmd:
  - /opt/setup.sh
\`\`\`
`,
  gathers: { files: [at('write_files', '*')], items: itemPatterns },
  check: ({ files, items }) => {
    const scripts = plainScripts(files);
    const commands = scripts.size === 0 ? [] : items.flatMap(commandsOf);
    // Which of the files a chmod means, a glob perhaps, is not worth guessing.
    if (commands.some(({ program }) => makesExecutable(program))) return undefined;
    const run = new Set(commands.map(({ program }) => program[0]?.text ?? ''));
    return [...scripts].flatMap(([path, file]) => {
      const permissions = get(file, 'permissions');
      const place = permissions?.borrowed === false ? permissions : get(file, 'path');
      if (!run.has(path) || place === undefined) return [];
      return finding(
        place,
        `${code(path)} is run as a command, but it is not executable: "Permission denied". Give it \`permissions: '0755'\`.`,
        asProgram(file),
      );
    });
  },
});
