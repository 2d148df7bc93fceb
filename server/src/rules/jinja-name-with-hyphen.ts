import { instanceData } from '../knowledge/instance-data.ts';
import { code } from '../knowledge/words.ts';
import { type Finding, findingAt } from './frame/finding.ts';
import { edit, fix, safeFix } from './frame/fix.ts';
import { findingsInTags, type JinjaTag, jinjaTagsIn } from './readers/jinja-tags.ts';
import { textRule, type WholeText } from './rule.ts';

const hyphenated = /(?<![\w.])((?:v1|ds(?:\.\w+)*)\.)?([a-z]\w*(?:-[a-z]\w*)+)/gi;

const names = instanceData['v1.'] ?? {};
const isStandard = (name: string): boolean => Object.hasOwn(names, name);

const told = (document: WholeText, base: number, found: RegExpExecArray): Finding | undefined => {
  const [whole, scope = '', name = ''] = found;
  const better = name.replaceAll('-', '_');
  // Without a scope it may well be a subtraction.
  if (scope === '' && !isStandard(better)) return undefined;
  const start = base + found.index + scope.length;
  const span = { start, end: start + name.length };
  const fixes = scope === 'v1.' && !isStandard(better) ? fix : safeFix;
  return findingAt(
    document,
    { start: base + found.index, end: base + found.index + whole.length },
    `Jinja reads the hyphen as a minus and cannot fill this in, so the whole part is dropped. Write ${code(scope + better)}.`,
    fixes(`Write ${scope}${better}`, edit(document, span, better)),
  );
};

const inTag = (document: WholeText, { inner, start }: JinjaTag): readonly Finding[] =>
  (inner.includes('-') ? [...inner.matchAll(hyphenated)] : [])
    .map((found) => told(document, start, found))
    .filter((one) => one !== undefined);

export const jinjaNameWithHyphen = textRule({
  code: 'jinja-name-with-hyphen',
  severity: 'error',
  title: 'A hyphen in the name of a variable',
  explanation: `
To Jinja \`v1.local-hostname\` is \`v1.local\` minus \`hostname\`. That fails, and cloud-init drops the whole
part. Every name with hyphens is there with underscores too, and in brackets it can be written as it is.

\`\`\`yaml
## template: jinja
#cloud-config
hostname: "{{ v1.local_hostname }}"
fqdn: "{{ v1['local-hostname'] }}.example.com"
\`\`\`
`,
  check: (document) =>
    jinjaTagsIn(document).flatMap((tags) => findingsInTags(tags, (tag) => inTag(document, tag))),
});
