import { isMasked } from '../../documents/jinja-mask.ts';
import type { Span } from '../../documents/placed-blocks.ts';
import { contentSpan } from '../../documents/yaml/content-span.ts';
import type { ScalarNode, YamlNode } from '../../documents/yaml/node.ts';
import { spanOfText } from '../../rules/frame/span-of-text.ts';

/** A name and where it stands. */
export interface NamedSpan extends Span {
  readonly name: string;
}

const found = (text: string, from: number, pattern: RegExp): readonly NamedSpan[] =>
  [...text.matchAll(pattern)].flatMap(({ index, groups }) => {
    const name = groups?.['name'] ?? '';
    const start = from + index + (groups?.['before'] ?? '').length;
    return name === '' || isMasked(name) ? [] : [{ name, start, end: start + name.length }];
  });

/** Nobody's names are longer; it is data that was pasted. */
const longest = 10_000;

/** The same in a text with escapes or over several lines; what is written in another way than it reads is left out. */
const inText = (text: string, node: ScalarNode, pattern: RegExp): readonly NamedSpan[] =>
  found(node.text, 0, pattern).flatMap(({ name, ...piece }) => {
    const span = spanOfText({ node, span: node, scope: { text }, borrowed: false }, piece);
    return span && text.slice(span.start, span.end) === name ? [{ name, ...span }] : [];
  });

const inScalar = (
  text: string,
  node: YamlNode | undefined,
  pattern: RegExp,
): readonly NamedSpan[] => {
  if (node?.kind !== 'scalar' || node.type === 'null' || node.end - node.start > longest) return [];
  const span = contentSpan(text, node);
  return span
    ? found(text.slice(span.start, span.end), span.start, pattern)
    : inText(text, node, pattern);
};

/** The whole text of a scalar as one name. */
export const wholeName = (text: string, node: YamlNode | undefined): readonly NamedSpan[] =>
  inScalar(text, node, /^(?<before>\s*)(?<name>\S+)\s*$/g);

/** `one, two` as names. */
export const commaNames = (text: string, node: YamlNode | undefined): readonly NamedSpan[] =>
  inScalar(text, node, /(?<before>\s*)(?<name>[^\s,]+)/g);

/** `user:group`, the user or the group of it. */
export const ownerNames = (
  text: string,
  node: YamlNode | undefined,
): { readonly user: readonly NamedSpan[]; readonly group: readonly NamedSpan[] } => ({
  user: inScalar(text, node, /^(?<before>\s*)(?<name>[^\s:]+)/g),
  group: inScalar(text, node, /^(?<before>[^:]*:\s*)(?<name>[^\s:]+)/g),
});

const isTextBlock = ({ style }: ScalarNode): boolean => style === 'literal' || style === 'folded';

/** The names in lines of `name:password`, in one scalar or in a text block. */
export const passwordNames = (text: string, node: YamlNode | undefined): readonly NamedSpan[] => {
  if (node?.kind !== 'scalar') return [];
  const line = /^(?<before>[ \t]*)(?<name>[^\s:]+):/gm;
  if (!isTextBlock(node)) return inScalar(text, node, line);
  const start = text.indexOf('\n', node.start) + 1;
  return start === 0 || start > node.end ? [] : found(text.slice(start, node.end), start, line);
};
