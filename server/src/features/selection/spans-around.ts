import type { Span } from '../../documents/placed-blocks.ts';
import type {
  ListNode,
  MapEntry,
  MapNode,
  ScalarNode,
  YamlNode,
} from '../../documents/yaml/node.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';

const holds = ({ start, end }: Span, at: number): boolean => start <= at && at <= end;

const lineAround = (text: string, at: number): Span => {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const found = text.indexOf('\n', at);
  const line = text.slice(start, found < 0 ? text.length : found);
  return { start: start + line.search(/\S|$/), end: start + line.trimEnd().length };
};

const textInside = (text: string, node: ScalarNode, at: number): readonly Span[] => {
  const { start, end, style } = node;
  if (style === 'single' || style === 'double') {
    const open = text.indexOf(style === 'single' ? "'" : '"', start);
    return [
      { start: open + 1, end: end - 1 },
      { start: open, end },
    ];
  }
  if (style === 'plain') return [];
  const bodyStart = text.indexOf('\n', start) + 1;
  if (bodyStart === 0 || at < bodyStart) return [];
  return [lineAround(text, at), { start: bodyStart, end }];
};

const isBlank = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** Where the dash of an item stands; its own start where there is none. */
const dashBefore = (text: string, { start }: YamlNode): number => {
  let at = start - 1;
  while (at >= 0 && isBlank(text.charCodeAt(at))) at -= 1;
  return text[at] === '-' ? at : start;
};

const entrySpan = ({ key, value }: MapEntry): Span => ({
  start: key.start,
  end: Math.max(key.end, value.end),
});

const aroundInMap = (text: string, node: MapNode, at: number): readonly Span[] => {
  const entry = node.entries.find((one) => holds(entrySpan(one), at));
  if (entry === undefined) return [node];
  const part = [entry.key, entry.value].find((one) => holds(one, at));
  return [...(part ? around(text, part, at) : []), entrySpan(entry), node];
};

const aroundInList = (text: string, node: ListNode, at: number): readonly Span[] => {
  const startOf = (item: YamlNode): number => (node.flow ? item.start : dashBefore(text, item));
  const item = node.items.find((one) => holds({ start: startOf(one), end: one.end }, at));
  const [first] = node.items;
  if (item === undefined || first === undefined) return [node];
  const whole = { start: node.flow ? node.start : startOf(first), end: node.end };
  return [...around(text, item, at), { start: startOf(item), end: item.end }, whole];
};

/** From the inside out. */
const around = (text: string, node: YamlNode, at: number): readonly Span[] => {
  switch (node.kind) {
    case 'map':
      return aroundInMap(text, node, at);
    case 'list':
      return aroundInList(text, node, at);
    case 'scalar':
      return [...textInside(text, node, at), node];
    case 'alias':
      return [node];
  }
};

/** What holds an offset of a block, from the inside out; undefined for a block that cannot be read. */
export const spansAround = (
  { text, reading: { node } }: DocumentBlock,
  at: number,
): readonly Span[] | undefined => (node ? around(text, node, at) : undefined);
