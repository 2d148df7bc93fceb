import { maskCharacter } from '../../documents/jinja-mask.ts';
import type { MapNode, YamlNode } from '../../documents/yaml/node.ts';

/** What an item of a list goes by, the first that it has. */
const namingKeys = [
  'name',
  'path',
  'id',
  'label',
  'type',
  'filename',
  'device',
  'to',
  'title',
  'cidr',
  'network',
  'content',
];

const longest = 60;

/** What a template makes is not known yet. */
const expressions = new RegExp(`${maskCharacter}+`, 'g');

/** The first line of a scalar's text; undefined where there is none. */
export const shortText = (node: YamlNode | undefined): string | undefined => {
  if (node?.kind === 'alias') return `*${node.name}`;
  if (node?.kind !== 'scalar' || node.text.trim() === '') return undefined;
  const [first = ''] = node.text.trim().split('\n', 1);
  const line = first.trimEnd().replace(expressions, '{{…}}');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
};

const valueUnder = ({ entries }: MapNode, name: string): YamlNode | undefined =>
  entries.find(({ key }) => key.kind === 'scalar' && key.text === name)?.value;

/** The items of a list on one line. */
export const wordsOf = (items: readonly YamlNode[], separator: string): string => {
  const words = items.map((item) => shortText(item) ?? '…').join(separator);
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
};

/** The name of an item in an outline; its number, from 1, where it has none. */
export const itemName = (node: YamlNode, index: number): string => {
  const number = `${index + 1}`;
  if (node.kind === 'list') return wordsOf(node.items, ' ') || number;
  if (node.kind !== 'map') return shortText(node) ?? number;
  const names = namingKeys.map((key) => shortText(valueUnder(node, key)));
  const [first] = node.entries;
  return names.find((name) => name !== undefined) ?? shortText(first?.key) ?? number;
};
