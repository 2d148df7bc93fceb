import { isMasked } from '../../documents/jinja-mask.ts';
import type { Span } from '../../documents/placed-blocks.ts';
import { contentSpan } from '../../documents/yaml/content-span.ts';
import type { ScalarNode, YamlNode } from '../../documents/yaml/node.ts';

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

const inScalar = (
  text: string,
  node: YamlNode | undefined,
  pattern: RegExp,
): readonly NamedSpan[] => {
  if (node?.kind !== 'scalar' || node.type === 'null') return [];
  const span = contentSpan(text, node);
  return span && span.end - span.start <= longest
    ? found(text.slice(span.start, span.end), span.start, pattern)
    : [];
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

const passwordLine = /^(?<before>[ \t]*)(?<name>[^\s:]+):/gm;

/** The same lines in double quotes, parted by `\n`; none where they are written in yet another way. */
const passwordNamesInQuotes = (text: string, node: ScalarNode): readonly NamedSpan[] => {
  const start = text.indexOf('"', node.start) + 1;
  const written = text.slice(start, node.end - 1);
  const spans = found(written, start, /(?<before>^|\\n[ \t]*)(?<name>[^\s:\\]+):/g);
  const meant = found(node.text, 0, passwordLine);
  const isSame =
    spans.length === meant.length && spans.every(({ name }, index) => name === meant[index]?.name);
  return isSame ? spans : [];
};

/** The names in lines of `name:password`, in one scalar or in a text block. */
export const passwordNames = (text: string, node: YamlNode | undefined): readonly NamedSpan[] => {
  if (node?.kind !== 'scalar') return [];
  if (!isTextBlock(node)) {
    const isEscaped = node.style === 'double' && contentSpan(text, node) === undefined;
    return isEscaped && node.end - node.start <= longest
      ? passwordNamesInQuotes(text, node)
      : inScalar(text, node, passwordLine);
  }
  const start = text.indexOf('\n', node.start) + 1;
  return start === 0 || start > node.end
    ? []
    : found(text.slice(start, node.end), start, passwordLine);
};
