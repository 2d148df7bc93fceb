import type { Region } from '../documents/regions.ts';
import { code } from '../knowledge/words.ts';
import { type Finding, findingAt } from './frame/finding.ts';
import { edit, fix } from './frame/fix.ts';
import { textRule, type WholeText } from './rule.ts';

const header = '#cloud-config';
const line = /\s*(#cloud-config[ \t]*)([^\r\n]*)/iy;

const suffixIn = (document: WholeText, { start, end }: Region): readonly Finding[] => {
  line.lastIndex = start;
  const [whole, head = '', suffix = ''] = line.exec(document.text) ?? [];
  if (whole === undefined || suffix.trim() === '' || start + whole.length > end) return [];
  const from = start + whole.length - suffix.length - head.length;
  const at = { start: from + header.length, end: start + whole.trimEnd().length };
  return [
    findingAt(
      document,
      { start: from, end: at.end },
      `It works, since cloud-init only looks at how the line begins, but other programs want exactly ${code(header)}.`,
      fix(`Write ${header}`, edit(document, at, '')),
    ),
  ];
};

export const headerWithSuffix = textRule({
  code: 'header-with-suffix',
  severity: 'information',
  title: 'More stands in the first line than it needs',
  explanation: `
cloud-init takes any first line that begins with \`#cloud-config\`, so that \`#cloud-config for web\` and
even \`#cloud-configuration\` do. Editors, checks and clouds want exactly \`#cloud-config\`; put a comment
on the next line.

\`\`\`yaml
#cloud-config
# for web
hostname: web
\`\`\`
`,
  check: (document) =>
    document.regions
      .filter(({ kind }) => kind === 'cloud-config')
      .flatMap((region) => suffixIn(document, region)),
});
