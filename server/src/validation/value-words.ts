import type { YamlNode } from '../documents/yaml/node.ts';
import { code } from '../knowledge/words.ts';

const longest = 40;

const excerpt = (text: string): string => {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > longest || line.length < text.length ? `${line.slice(0, longest)}…` : line;
};

/** What a value is, for a sentence: `the number 5`, `a list`. */
export const valueWords = (node: YamlNode): string => {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'alias') return `what ${code(`*${node.name}`)} stands for`;
  switch (node.type) {
    case 'null':
      return node.text === '' ? 'empty' : code(node.text);
    case 'flag':
      return code(String(node.value));
    case 'integer':
    case 'number':
      return `the number ${String(node.value)}`;
    case 'date':
      return 'a date';
    case 'text':
    case 'binary':
      return node.text === '' ? 'an empty string' : `the string ${code(excerpt(node.text))}`;
  }
};

/** A word that YAML took for something else than text: `0644`, `yes`, `22:22`, `7`. */
export const unquotedWord = (node: YamlNode): string | undefined => {
  if (node.kind !== 'scalar' || node.style !== 'plain') return undefined;
  return ['integer', 'number', 'flag', 'date'].includes(node.type) ? node.text : undefined;
};

/** What YAML made of such a word, if that is a surprise: `as the number 420`. */
export const surprise = (node: YamlNode): string => {
  if (node.kind !== 'scalar') return '';
  const isExpected = node.text.toLowerCase() === String(node.value).toLowerCase();
  return isExpected && node.type !== 'date' ? '' : valueWords(node);
};
