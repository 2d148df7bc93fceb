import type { Span } from '../../documents/placed-blocks.ts';
import type { ScalarNode, YamlNode } from '../../documents/yaml/node.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';

/** A value that is something else than it looks like. */
export interface Surprise extends Span {
  /** What to show behind it. */
  readonly label: string;
  /** Why that is so, and what to write instead. */
  readonly reason: string;
}

const say = (label: string, reason: string): Omit<Surprise, keyof Span> => ({ label, reason });

const inQuotes = 'Put it in quotes to keep it as it stands.';

/** Numbers that every reader sees as such, however they are rounded. */
const everydayNumber = /^[-+]?(?:0|[1-9]\d*)(?:\.\d*)?$|^[-+]?0?\.\d+$|^[-+]?\d+\.\d*e[-+]\d+$/i;

const whyNumber = (text: string): string => {
  if (text.includes(':'))
    return 'YAML 1.1, which cloud-init reads, counts in sixties here, as in hours and minutes.';
  if (/^[-+]?0x/.test(text)) return 'YAML reads this as a hexadecimal number.';
  if (/^[-+]?0b/.test(text))
    return 'YAML 1.1, which cloud-init reads, takes this for a binary number.';
  if (/^[-+]?0[0-7_]+$/.test(text))
    return 'YAML 1.1, which cloud-init reads, takes a number with a 0 in front for an octal one.';
  return 'YAML 1.1, which cloud-init reads, skips the _ in a number.';
};

const ofNumber = ({ text, value }: ScalarNode): Omit<Surprise, keyof Span> | undefined =>
  everydayNumber.test(text)
    ? undefined
    : say(`= ${String(value)}`, `${whyNumber(text)} ${inQuotes}`);

const ofFlag = ({ text, value }: ScalarNode): Omit<Surprise, keyof Span> | undefined =>
  /^(?:true|false)$/i.test(text)
    ? undefined
    : say(
        `= ${String(value)}`,
        `YAML 1.1, which cloud-init reads, takes this word for ${String(value)}. Put it in quotes where a text is meant.`,
      );

/** Texts that look like numbers: of YAML 1.2, of other languages. */
const likeNumber = /^[-+]?(?:0o[0-7]+|0\d*[89]\d*|\d[\d.]*[eE][-+]?\d+)$/;

const ofText = ({ text }: ScalarNode): Omit<Surprise, keyof Span> | undefined =>
  likeNumber.test(text)
    ? say(
        'text, not a number',
        'YAML 1.1, which cloud-init reads, does not take this for a number. Put it in quotes to make that plain.',
      )
    : undefined;

const ofScalar = (node: ScalarNode): Omit<Surprise, keyof Span> | undefined => {
  if (node.style !== 'plain' || node.tag !== undefined) return undefined;
  switch (node.type) {
    case 'integer':
    case 'number':
      return ofNumber(node);
    case 'flag':
      return ofFlag(node);
    case 'date':
      return say(
        'date, not text',
        `YAML makes a date of this, and cloud-init does not take that for a text. ${inQuotes}`,
      );
    case 'text':
      return ofText(node);
    default:
      return undefined;
  }
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
