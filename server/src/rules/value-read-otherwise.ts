import type { ScalarType } from '../documents/yaml/node.ts';
import { surpriseOf } from '../documents/yaml/surprise.ts';
import { cloudConfig } from '../knowledge/index.ts';
import type { Shape } from '../knowledge/shape.ts';
import { type Finding, finding } from './frame/finding.ts';
import { fix, quoted } from './frame/fix.ts';
import { at, type Pattern } from './frame/pattern.ts';
import { childrenOf, flagOf, isTemplate, numberOf, type Value } from './frame/value.ts';
import { shown } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

/** Where programs other than cloud-init read what they like. */
const openPlaces = (shape: Shape, path: readonly string[]): readonly (readonly string[])[] => {
  switch (shape.kind) {
    case 'list':
      return openPlaces(shape.items, [...path, '*']);
    case 'alternatives':
      return shape.shapes.flatMap((one) => openPlaces(one, path));
    case 'map':
      return shape.open
        ? [path]
        : [
            ...Object.entries(shape.keys).flatMap(([key, one]) => openPlaces(one, [...path, key])),
            ...(shape.named ? openPlaces(shape.named.value, [...path, '*']) : []),
          ];
    default:
      return [];
  }
};

/** The names of users and groups in them are judged by their own rules. */
const withRules: ReadonlySet<string> = new Set(['users', 'user', 'system_info']);

const places: readonly Pattern[] = openPlaces(cloudConfig, [])
  .filter(([top = '']) => !withRules.has(top))
  .map(([top = '', ...inner]) => at(top, ...inner));

const inWords = (value: Value, text: string, type: ScalarType): string | undefined => {
  const number = numberOf(value);
  switch (surpriseOf(text, type)) {
    case 'sixties':
      return `the number ${number}, to base 60`;
    case 'octal':
      return `the octal number ${number}`;
    case 'date':
      return 'a date';
    case 'flag':
      // A whole list of yes and no is rare; a country, or a word, is not.
      return typeof value.part === 'number' ? String(flagOf(value)) : undefined;
    default:
      return number !== undefined &&
        /^\d+\.\d*0$/.test(text) &&
        /version|release/i.test(String(value.part))
        ? `the number ${number}`
        : undefined;
  }
};

const surprise = (value: Value): Finding | undefined => {
  const { node } = value;
  if (node.kind !== 'scalar' || node.style !== 'plain' || value.borrowed || isTemplate(value))
    return undefined;
  const read = inWords(value, node.text, node.type);
  return read === undefined
    ? undefined
    : finding(
        value,
        `YAML reads ${shown(node.text)} as ${read}. If text is meant, put it in quotes.`,
        fix(`Put ${node.text} in quotes`, quoted(value)),
      );
};

const surprisesIn = (value: Value): readonly Finding[] =>
  childrenOf(value).flatMap((one) => {
    const found = surprise(one);
    return found ? [found] : surprisesIn(one);
  });

export const valueReadOtherwise = valueRule({
  code: 'value-read-otherwise',
  severity: 'hint',
  title: 'A value that YAML reads otherwise than it looks',
  explanation: `
cloud-init hands these settings on to another program, and so does not check them. YAML 1.1 reads
\`22:30\` as 1350, \`0644\` as 420, a version \`1.10\` as 1.1, \`2032-09-01\` as a date, and \`no\`, even the
country, as false. Quotes keep the text.

\`\`\`yaml
chef:
  initial_attributes:
    app:
      version: '1.10'
\`\`\`
`,
  at: places,
  check: (value) => (value.borrowed ? undefined : surprisesIn(value)),
});
