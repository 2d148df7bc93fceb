import type { Span } from '../../documents/placed-blocks.ts';
import type { ScalarNode, YamlNode } from '../../documents/yaml/node.ts';
import { type Surprise as Kind, surpriseOf } from '../../documents/yaml/surprise.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';

interface Words {
  /** What to show behind it. */
  readonly label: string;
  /** Why that is so, and what to write instead. */
  readonly reason: string;
}

/** A value that is something else than it looks like. */
export interface Surprise extends Span, Words {}

const inQuotes = 'Put it in quotes to keep it as it stands.';

const yaml11 = 'YAML 1.1, which cloud-init reads,';

const whyNumber: Readonly<Partial<Record<Kind, string>>> = {
  sixties: `${yaml11} counts in sixties here, as in hours and minutes.`,
  hexadecimal: 'YAML reads this as a hexadecimal number.',
  binary: `${yaml11} takes this for a binary number.`,
  octal: `${yaml11} takes a number with a 0 in front for an octal one.`,
  underscores: `${yaml11} skips the _ in a number.`,
};

const wordsFor = (kind: Kind, value: unknown): Words | undefined => {
  switch (kind) {
    case 'flag':
      return {
        label: `= ${String(value)}`,
        reason: `${yaml11} takes this word for ${String(value)}. Put it in quotes where a text is meant.`,
      };
    case 'date':
      return {
        label: 'date, not text',
        reason: `YAML makes a date of this, and cloud-init does not take that for a text. ${inQuotes}`,
      };
    case 'text':
      return {
        label: 'text, not a number',
        reason: `${yaml11} does not take this for a number. Put it in quotes to make that plain.`,
      };
    case 'null':
      return undefined;
    default:
      return {
        label: `= ${String(value)}`,
        reason: `${whyNumber[kind] ?? 'YAML reads this as a number.'} ${inQuotes}`,
      };
  }
};

const ofScalar = ({ text, type, value, style, tag }: ScalarNode): Words | undefined => {
  if (style !== 'plain' || tag !== undefined) return undefined;
  const kind = surpriseOf(text, type);
  return kind && wordsFor(kind, value);
};

const collect = (node: YamlNode, into: Surprise[]): void => {
  if (node.kind === 'map') for (const { value } of node.entries) collect(value, into);
  if (node.kind === 'list') for (const item of node.items) collect(item, into);
  if (node.kind !== 'scalar') return;
  const found = ofScalar(node);
  if (found) into.push({ start: node.start, end: node.end, ...found });
};

/** Values of a block that YAML 1.1 takes for something else than they look like; quoted ones never are. */
export const surprisesIn = ({ reading: { node } }: DocumentBlock): readonly Surprise[] => {
  const found: Surprise[] = [];
  if (node) collect(node, found);
  return found;
};
