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
      return `the text ${code(excerpt(node.text))}`;
  }
};

/** Whether YAML 1.1 made something of a word that does not look like it: `0644`, `yes`, `22:22`. */
export const surprise = (node: YamlNode): string | undefined => {
  if (node.kind !== 'scalar' || node.style !== 'plain') return undefined;
  const isWritten = node.text.toLowerCase() === String(node.value).toLowerCase();
  if (node.type === 'text' || node.type === 'binary' || node.type === 'null') return undefined;
  return isWritten && node.type !== 'date' ? undefined : node.text;
};
