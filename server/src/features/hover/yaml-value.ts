import type { ScalarType } from '../../documents/yaml/node.ts';
import { typedValue, typeOfPlain } from '../../documents/yaml/resolve.ts';
import { code } from '../../knowledge/words.ts';

const plainNumber = /^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?$/;

const whyNumber = (text: string): string => {
  if (text.includes(':')) return 'the parts count in sixties';
  if (/^[-+]?0x/.test(text)) return 'hexadecimal';
  if (/^[-+]?0b/.test(text)) return 'binary';
  return /^[-+]?0[0-7_]+$/.test(text) ? 'octal, because of the 0 in front' : '';
};

const numberWords = (text: string, value: unknown): string => {
  const why = whyNumber(text);
  return `the number ${code(String(value))}${why === '' ? '' : ` (${why})`}`;
};

const wordsFor = (text: string, type: ScalarType, value: unknown): string | undefined => {
  switch (type) {
    case 'integer':
    case 'number':
      return plainNumber.test(text) ? undefined : numberWords(text, value);
    case 'flag':
      return /^(?:true|false)$/.test(text) ? undefined : `the boolean ${code(String(value))}`;
    case 'date':
      return 'a date, which cloud-init does not take for a text';
    case 'null':
      return text === '' ? undefined : 'null: no value at all';
    default:
      return undefined;
  }
};

/** Texts that other readers take for numbers. */
const likeNumber = /^[-+]?(?:0o[0-7]+|0\d*[89]\d*|\d+[eE][-+]?\d+)$/;

/**
 * What cloud-init gets for a bare word, where that is not what it looks like: it reads YAML 1.1. Undefined where
 * there is no surprise.
 */
export const yamlValueWords = (text: string): string | undefined => {
  if (likeNumber.test(text)) return `${code(text)} is a text to YAML 1.1, not a number.`;
  const type = typeOfPlain(text);
  if (type === 'merge' || type === 'value') return undefined;
  const typed = typedValue(type, text);
  const words = typed && wordsFor(text, type, typed.value);
  return words && `YAML 1.1 reads ${code(text)} as ${words}. In quotes it stays a text.`;
};
