import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { instanceData } from '../knowledge/instance-data.ts';
import { code, listed } from '../knowledge/words.ts';
import { type Finding, findingAt } from './frame/finding.ts';
import { edit, fix } from './frame/fix.ts';
import { findingsInTags, type JinjaTag, jinjaTagsIn } from './readers/jinja-tags.ts';
import { textRule, type WholeText } from './rule.ts';

const methods = new Set(['get', 'items', 'keys', 'values', '_beta_keys']);
const standard = Object.keys(instanceData['v1.'] ?? {});
const known = new Set([...standard, ...methods]);
const atTop = new Set([
  ...Object.keys(instanceData[''] ?? {}),
  ...['merged_cfg', 'userdata', 'vendordata', 'features', 'sensitive_keys', 'base64_encoded_keys'],
  ...['range', 'dict', 'lipsum', 'cycler', 'joiner', 'namespace', 'loop', 'self', 'true', 'false'],
  ...['True', 'False', 'none', 'None', 'caller', 'varargs', 'kwargs'],
]);

const ofV1 = /(?<![\w.])v1\.([A-Za-z_]\w*)(?!-|\w|\s*\()/g;
const alone = /^[-+]?\s*([A-Za-z_]\w*)\s*(?:\|[^|]*)*[-+]?$/;
/** Who writes these has thought of it that there may be nothing. */
const isCared = (inner: string): boolean => /\bdefault\b|\bd\(|\bdefined\b/.test(inner);

const missing = (
  document: WholeText,
  start: number,
  name: string,
  words: readonly string[],
): Finding => {
  const meant = likelyMeant(name, words);
  const span = { start, end: start + name.length };
  const advice =
    meant.length > 0
      ? `Did you mean ${listed(meant.map(code), 'or')}?`
      : 'Is it under `ds`, or a name that is set in the template?';
  return findingAt(
    document,
    span,
    `There is no ${code(name)}: the text \`CI_MISSING_JINJA_VAR/${name}\` comes in its place. ${advice}`,
    meant.flatMap((one) => fix(`Write ${one}`, edit(document, span, one))),
  );
};

const underV1 = (document: WholeText, { inner, start }: JinjaTag): readonly Finding[] =>
  [...inner.matchAll(ofV1)]
    .filter(([, name = '']) => !known.has(name))
    .map(({ index, 1: name = '' }) =>
      missing(document, start + index + 'v1.'.length, name, standard),
    );

const byItself = (document: WholeText, tag: JinjaTag, own: boolean): readonly Finding[] => {
  const name = tag.kind === 'expression' ? alone.exec(tag.inner.trim())?.[1] : undefined;
  if (name === undefined || own || atTop.has(name)) return [];
  return [missing(document, tag.start + tag.inner.indexOf(name), name, standard)];
};

/** With names of its own a template can say anything. */
const setsNames = (tags: readonly JinjaTag[]): boolean =>
  tags.some(
    ({ kind, inner }) =>
      kind === 'statement' && /\b(?:set|for|macro|with|import|from|call)\b/.test(inner),
  );

export const jinjaVariableUnknown = textRule({
  code: 'jinja-variable-unknown',
  severity: 'warning',
  title: 'A variable that no instance has',
  explanation: `
A template can ask for what is the same on every cloud (\`v1.local_hostname\`, or \`local_hostname\` for
short), and for what this one cloud gave (\`ds.meta_data…\`). For a name that is not there cloud-init
writes \`CI_MISSING_JINJA_VAR/name\`, and goes on. \`cloud-init query --list-keys\` shows what there is;
\`default\` says what to take otherwise.

\`\`\`yaml
## template: jinja
#cloud-config
hostname: "{{ v1.local_hostname }}-{{ v1.region | default('here') }}"
\`\`\`
`,
  check: (document) =>
    jinjaTagsIn(document).flatMap((tags) => {
      const own = setsNames(tags);
      return findingsInTags(tags, (tag) =>
        isCared(tag.inner) ? [] : [...underV1(document, tag), ...byItself(document, tag, own)],
      );
    }),
});
