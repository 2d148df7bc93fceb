import {
  type AliasNode,
  type AnchoredNode,
  emptyNodeAt,
  fail,
  type ListNode,
  type MapEntry,
  type MapNode,
  type ScalarNode,
  type YamlError,
  type YamlNode,
} from './node.ts';
import type { ScanState, Token, TokenType } from './scan-state.ts';
import { maxDepth, peekToken, takeToken } from './scanner.ts';
import { fitsCollection, isOfPairs, shortTag, understood } from './tags.ts';

/** What goes along while a text is parsed. */
export interface ParseState {
  readonly scan: ScanState;
  /** Mistakes that do not end the reading: unknown tags, values that cannot be. */
  readonly errors: YamlError[];
  /** In the order of the text. */
  readonly aliases: AliasNode[];
  /** Nodes with an anchor; a collection comes after those inside of it. */
  readonly anchored: AnchoredNode[];
  handles: Readonly<Record<string, string>>;
  depth: number;
}

export const defaultHandles: Readonly<Record<string, string>> = {
  '!': '!',
  '!!': 'tag:yaml.org,2002:',
};

interface Properties {
  readonly start: number;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

/** Where a node may stand decides what it may be. */
type Place = 'block' | 'block-value' | 'flow';

const nextIs = (state: ParseState, type: TokenType): boolean => peekToken(state.scan).type === type;

const nextIn = (state: ParseState, types: ReadonlySet<TokenType>): boolean =>
  types.has(peekToken(state.scan).type);

// What ends an entry before anything of it is there: then it is empty.
const endsItem: ReadonlySet<TokenType> = new Set(['block-entry', 'block-end']);
const endsUnindentedItem: ReadonlySet<TokenType> = new Set([
  'block-entry',
  'key',
  'value',
  'block-end',
]);
const endsEntry: ReadonlySet<TokenType> = new Set(['key', 'value', 'block-end']);

const take = (state: ParseState): Token => takeToken(state.scan);

const takeIf = (state: ParseState, type: TokenType): Token | undefined =>
  nextIs(state, type) ? take(state) : undefined;

const fullTag = (state: ParseState, token: Token | undefined): string | undefined => {
  if (token === undefined || token.handle === undefined) return token?.text;
  const prefix = state.handles[token.handle];
  return prefix === undefined
    ? fail('yaml-tag', token.start, token.end, token.handle)
    : prefix + token.text;
};

const propertiesAt = (state: ParseState): Properties => {
  const { start } = peekToken(state.scan);
  const anchor = takeIf(state, 'anchor');
  const tag = takeIf(state, 'tag');
  const late = anchor ?? takeIf(state, 'anchor');
  return { start, anchor: late?.text, tag: fullTag(state, tag) };
};

const scalarNode = (
  state: ParseState,
  { start, anchor, tag }: Properties,
  token: Pick<Token, 'end' | 'text' | 'style'>,
  isKey: boolean,
): ScalarNode => {
  const style = token.style ?? 'plain';
  const { trouble, ...meaning } = understood(token.text, style, tag, isKey);
  if (trouble) state.errors.push({ ...trouble, start, end: token.end });
  return {
    kind: 'scalar',
    start,
    end: token.end,
    anchor,
    tag,
    text: token.text,
    style,
    ...meaning,
  };
};

/** What one pair is written as. */
const isPair = (node: YamlNode): boolean =>
  node.kind === 'alias' || (node.kind === 'map' && node.entries.length === 1);

const checkTag = (state: ParseState, isRight: boolean, node: Properties, end: number): void => {
  if (isRight) return;
  state.errors.push({
    code: 'yaml-tag',
    start: node.start,
    end,
    detail: shortTag(node.tag ?? ''),
  });
};

const listNode = (
  state: ParseState,
  properties: Properties,
  items: YamlNode[],
  flow: boolean,
  end: number,
): ListNode => {
  const { tag } = properties;
  const isRight = fitsCollection('list', tag) && (!isOfPairs(tag) || items.every(isPair));
  checkTag(state, isRight, properties, end);
  return { kind: 'list', ...properties, end, items, flow };
};

const mapNode = (
  state: ParseState,
  properties: Properties,
  entries: MapEntry[],
  flow: boolean,
  end: number,
): MapNode => {
  checkTag(state, fitsCollection('map', properties.tag), properties, end);
  for (const { key } of entries) {
    if (key.kind === 'map' || key.kind === 'list') {
      state.errors.push({ code: 'yaml-key', start: key.start, end: key.end, detail: '' });
    }
  }
  return { kind: 'map', ...properties, end, entries, flow };
};

const endOfLast = (nodes: readonly YamlNode[], start: number): number => nodes.at(-1)?.end ?? start;

const endOfEntries = (entries: readonly MapEntry[], start: number): number => {
  const last = entries.at(-1);
  return last ? Math.max(last.key.end, last.value.end) : start;
};

const blockList = (state: ParseState, properties: Properties): ListNode => {
  const begin = take(state);
  const items: YamlNode[] = [];
  while (nextIs(state, 'block-entry')) {
    const dash = take(state);
    items.push(nextIn(state, endsItem) ? emptyNodeAt(dash.end) : parseNode(state, 'block', false));
  }
  if (!nextIs(state, 'block-end')) {
    const { start, end } = peekToken(state.scan);
    fail('yaml-indentation', start, Math.max(end, start + 1), 'list');
  }
  take(state);
  return listNode(state, properties, items, false, endOfLast(items, begin.start + 1));
};

/** A list under a key, at the key's own column. */
const unindentedList = (state: ParseState, properties: Properties): ListNode => {
  const items: YamlNode[] = [];
  while (nextIs(state, 'block-entry')) {
    const dash = take(state);
    items.push(
      nextIn(state, endsUnindentedItem) ? emptyNodeAt(dash.end) : parseNode(state, 'block', false),
    );
  }
  return listNode(state, properties, items, false, endOfLast(items, properties.start + 1));
};

const blockKey = (state: ParseState): YamlNode => {
  const mark = takeIf(state, 'key');
  const at = mark?.end ?? peekToken(state.scan).start;
  return mark === undefined || nextIn(state, endsEntry)
    ? emptyNodeAt(at)
    : parseNode(state, 'block-value', true);
};

const blockValue = (state: ParseState): YamlNode => {
  const colon = takeIf(state, 'value');
  if (colon === undefined) return emptyNodeAt(peekToken(state.scan).start);
  return nextIn(state, endsEntry) ? emptyNodeAt(colon.end) : parseNode(state, 'block-value', false);
};

/** One `key: value` of a block map; undefined where the map ends. */
export const blockEntry = (state: ParseState): MapEntry | undefined => {
  if (!nextIs(state, 'key')) {
    if (!nextIs(state, 'block-end')) {
      const { type, start, end } = peekToken(state.scan);
      const isDash = type === 'block-entry' || type === 'block-list-start';
      fail('yaml-indentation', start, Math.max(end, start + 1), isDash ? 'map-dash' : 'map');
    }
    take(state);
    return undefined;
  }
  const key = blockKey(state);
  return { key, value: blockValue(state) };
};

const blockMap = (state: ParseState, properties: Properties): MapNode => {
  const begin = take(state);
  const entries: MapEntry[] = [];
  for (let entry = blockEntry(state); entry; entry = blockEntry(state)) entries.push(entry);
  return mapNode(state, properties, entries, false, endOfEntries(entries, begin.start + 1));
};

const endsPart = (state: ParseState, end: TokenType): boolean =>
  nextIs(state, 'flow-entry') || nextIs(state, end);

/** Key and value inside brackets; without a colon the value is null. */
const flowEntry = (state: ParseState, end: TokenType): MapEntry => {
  const mark = takeIf(state, 'key');
  const key =
    mark !== undefined && (nextIs(state, 'value') || endsPart(state, end))
      ? emptyNodeAt(mark.end)
      : parseNode(state, 'flow', true);
  const colon = mark === undefined ? undefined : takeIf(state, 'value');
  if (colon === undefined) return { key, value: emptyNodeAt(key.end) };
  return {
    key,
    value: endsPart(state, end) ? emptyNodeAt(colon.end) : parseNode(state, 'flow', false),
  };
};

const takeComma = (state: ParseState, open: Token): void => {
  const { type, start, end } = peekToken(state.scan);
  if (type === 'stream-end') fail('yaml-unclosed', open.start, open.end, 'bracket');
  if (type !== 'flow-entry') fail('yaml-flow', start, Math.max(end, start + 1), '');
  take(state);
};

/** Calls back for each part between commas, and gives the offset after the closing bracket. */
const flowParts = (state: ParseState, open: Token, end: TokenType, part: () => void): number => {
  for (let first = true; !nextIs(state, end); first = false) {
    if (!first) takeComma(state, open);
    if (nextIs(state, 'stream-end')) fail('yaml-unclosed', open.start, open.end, 'bracket');
    if (!nextIs(state, end)) part();
  }
  return take(state).end;
};

const flowList = (state: ParseState, properties: Properties): ListNode => {
  const open = take(state);
  const items: YamlNode[] = [];
  const end = flowParts(state, open, 'flow-list-end', () => {
    if (!nextIs(state, 'key')) {
      items.push(parseNode(state, 'flow', false));
      return;
    }
    const start = peekToken(state.scan).start;
    const entry = flowEntry(state, 'flow-list-end');
    const single = { start, anchor: undefined, tag: undefined };
    items.push(mapNode(state, single, [entry], true, endOfEntries([entry], start)));
  });
  return listNode(state, properties, items, true, end);
};

const flowMap = (state: ParseState, properties: Properties): MapNode => {
  const open = take(state);
  const entries: MapEntry[] = [];
  const end = flowParts(state, open, 'flow-map-end', () => {
    entries.push(flowEntry(state, 'flow-map-end'));
  });
  return mapNode(state, properties, entries, true, end);
};

const content = (
  state: ParseState,
  place: Place,
  properties: Properties,
  isKey: boolean,
): AnchoredNode => {
  const next = peekToken(state.scan);
  if (place === 'block-value' && next.type === 'block-entry') {
    return unindentedList(state, properties);
  }
  if (next.type === 'scalar') return scalarNode(state, properties, take(state), isKey);
  if (next.type === 'flow-list-start') return flowList(state, properties);
  if (next.type === 'flow-map-start') return flowMap(state, properties);
  if (place !== 'flow' && next.type === 'block-list-start') return blockList(state, properties);
  if (place !== 'flow' && next.type === 'block-map-start') return blockMap(state, properties);
  if (properties.anchor !== undefined || properties.tag !== undefined) {
    return scalarNode(state, properties, { end: next.start, text: '' }, isKey);
  }
  return fail('yaml-indentation', next.start, Math.max(next.end, next.start + 1), next.type);
};

const aliasNode = (state: ParseState): AliasNode => {
  const { start, end, text } = take(state);
  const alias: AliasNode = { kind: 'alias', start, end, name: text };
  state.aliases.push(alias);
  return alias;
};

/** One node, whatever it is. */
export const parseNode = (state: ParseState, place: Place, isKey: boolean): YamlNode => {
  if (nextIs(state, 'alias')) return aliasNode(state);
  const properties = propertiesAt(state);
  state.depth += 1;
  if (state.depth > maxDepth) fail('yaml-too-deep', properties.start);
  const node = content(state, place, properties, isKey);
  if (node.anchor !== undefined) state.anchored.push(node);
  state.depth -= 1;
  return node;
};
