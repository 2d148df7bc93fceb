import { findingAt } from './frame/finding.ts';
import { edit, fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { scriptOf, sourceOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

/** Lines that mean something only as lines: settings, sections, options of a unit. */
const ofSettings = /^[ \t]*(?:\[[^\]]+\]|[\w.-]+[ \t]*=.*|#.*)$/;

const isMeantAsLines = (source: string, text: string): boolean => {
  const lines = source
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line.trim() !== '');
  if (lines.length < 2) return false;
  return text.startsWith('#!') || lines.every((line) => ofSettings.test(line));
};

export const writeFilesContentFolded = valueRule({
  code: 'write-files-content-folded',
  severity: 'warning',
  title: 'The lines of a file are joined to one',
  explanation: `
In YAML \`>\` folds: its lines are joined by blanks to one long line. A script then is nothing but its
first line, and a file of settings is one line too. With \`|\` lines stay lines.

\`\`\`yaml
write_files:
  - path: /usr/local/bin/hello
    permissions: '0755'
    content: |
      #!/bin/sh
      echo hello
\`\`\`
`,
  at: [at('write_files', '*', 'content')],
  check: (content) => {
    const text = scriptOf(content);
    const isFolded = content.node.kind === 'scalar' && content.node.style === 'folded';
    if (text === undefined || !isFolded || content.borrowed) return undefined;
    const source = sourceOf(content);
    const mark = source.indexOf('>');
    if (mark < 0 || !isMeantAsLines(source, text)) return undefined;
    const start = content.span.start + mark;
    return findingAt(
      content.scope,
      { start, end: start + 1 },
      'With `>` all these lines become one. Write `|`, which keeps them.',
      fix('Keep the lines: write |', edit(content.scope, { start, end: start + 1 }, '|')),
    );
  },
});
