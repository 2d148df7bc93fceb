import { typedValue, typeOfPlain } from '../../documents/yaml/resolve.ts';
import { type Surprise, surpriseOf } from '../../documents/yaml/surprise.ts';
import { code } from '../../knowledge/words.ts';

const whyNumber: Readonly<Partial<Record<Surprise, string>>> = {
  sixties: ' (the parts count in sixties)',
  hexadecimal: ' (hexadecimal)',
  binary: ' (binary)',
  octal: ' (octal, because of the 0 in front)',
};

const wordsFor = (surprise: Surprise, value: unknown): string => {
  switch (surprise) {
    case 'flag':
      return `the boolean ${code(String(value))}`;
    case 'date':
      return 'a date, which cloud-init does not take for a text';
    case 'null':
      return 'null: no value at all';
    default:
      return `the number ${code(String(value))}${whyNumber[surprise] ?? ''}`;
  }
};

/**
 * What cloud-init gets for a bare word, where that is not what it looks like: it reads YAML 1.1. Undefined where
 * there is no surprise.
 */
export const yamlValueWords = (text: string): string | undefined => {
  const type = typeOfPlain(text);
  if (type === 'merge' || type === 'value') return undefined;
  const surprise = surpriseOf(text, type);
  const typed = typedValue(type, text);
  if (surprise === undefined || typed === undefined) return undefined;
  return surprise === 'text'
    ? `${code(text)} is a text to YAML 1.1, not a number.`
    : `YAML 1.1 reads ${code(text)} as ${wordsFor(surprise, typed.value)}. In quotes it stays a text.`;
};
