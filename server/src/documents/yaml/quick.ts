import {
  emptyNodeAt,
  type ListNode,
  type MapEntry,
  type MapNode,
  type ScalarNode,
  type ScalarStyle,
  type YamlNode,
} from './node.ts';
import { quickLiteral } from './quick-block.ts';
import { quickFlowList } from './quick-flow.ts';
import {
  endOfLine,
  longestLine,
  type QuickState,
  quickScalar,
  toNextContent,
} from './quick-line.ts';

const key = /([A-Za-z0-9_./][A-Za-z0-9_./-]{0,200}):(?= |\n|$)/y;

const restOfLine = / *(?: #[^\n]*)?(?:\n|$)/y;

// A value that is over with its line. Anything else is for the full reader.
const value =
  /(?:'([^'\n]*)'|"([^"\\\n]*)"|(\|[-+]?)|((?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[^\s]))(?:[^\s:]|:(?=[^\s])| +(?=[^\s#]))*))(?= *(?: #[^\n]*)?(?:\n|$))/y;

const styleOf = (single: string | undefined, plain: string | undefined): ScalarStyle => {
  if (plain !== undefined) return 'plain';
  return single === undefined ? 'double' : 'single';
};

const skipSpaces = (state: QuickState): void => {
  while (state.text.charCodeAt(state.at) === 0x20) state.at += 1;
};

/** Ends the line, if nothing else stands on it, and steps to the next that has content. */
const endsLine = (state: QuickState): boolean => {
  restOfLine.lastIndex = state.at;
  if (!restOfLine.test(state.text)) return false;
  state.at = restOfLine.lastIndex;
  toNextContent(state);
  return true;
};

const literal = (
  state: QuickState,
  header: string,
  parentColumn: number,
): ScalarNode | undefined => {
  const node =
    state.text.charCodeAt(state.at + header.length) === 0x23
      ? undefined
      : quickLiteral(state, header, parentColumn);
  if (node) toNextContent(state);
  return node;
};

const flowList = (state: QuickState): ListNode | undefined => {
  const found = quickFlowList(state.text, state.at);
  state.at = found?.end ?? state.at;
  return found && endsLine(state) ? found : undefined;
};

/** The value on the rest of a line; `parentColumn` is that of the map or list it stands in. */
const inlineValue = (state: QuickState, parentColumn: number): YamlNode | undefined => {
  const { text, at } = state;
  if (endOfLine(text, at) - at > longestLine) return undefined;
  if (text.charCodeAt(at) === 0x5b) return flowList(state);
  value.lastIndex = at;
  const found = value.exec(text);
  if (found === null) return undefined;
  const [whole, single, double, header, plain] = found;
  if (header !== undefined) return literal(state, header, parentColumn);
  state.at = at + whole.length;
  const style = styleOf(single, plain);
  const node = quickScalar(plain ?? single ?? double ?? '', at, state.at, style, false);
  return node && endsLine(state) && state.column <= parentColumn ? node : undefined;
};

const isDash = ({ text, at }: QuickState): boolean => {
  if (text.charCodeAt(at) !== 0x2d) return false;
  const next = text.charCodeAt(at + 1);
  return next === 0x20 || next === 0x0a || Number.isNaN(next);
};

const isKeyAt = ({ text, at }: QuickState): boolean => {
  key.lastIndex = at;
  return key.test(text);
};

const list = (state: QuickState): ListNode | undefined => {
  const { at: start, column } = state;
  const items: YamlNode[] = [];
  while (state.column === column && isDash(state)) {
    const dash = state.at;
    state.at += 1;
    skipSpaces(state);
    state.column = column + state.at - dash;
    const item = isKeyAt(state)
      ? map(state)
      : isDash(state)
        ? undefined
        : inlineValue(state, column);
    if (item === undefined) return undefined;
    items.push(item);
  }
  const end = items.at(-1)?.end ?? start;
  return { kind: 'list', start, anchor: undefined, tag: undefined, end, items, flow: false };
};

/** What stands on the lines below a key. */
const valueBelow = (state: QuickState, column: number, colonEnd: number): YamlNode | undefined => {
  if (!endsLine(state)) return undefined;
  if (state.column === column && isDash(state)) return list(state);
  if (state.column <= column) return emptyNodeAt(colonEnd);
  if (isDash(state)) return list(state);
  return isKeyAt(state) ? map(state) : undefined;
};

const entry = (state: QuickState, column: number): MapEntry | undefined => {
  const { text, at } = state;
  key.lastIndex = at;
  const name = key.exec(text)?.[1];
  const node =
    name === undefined ? undefined : quickScalar(name, at, at + name.length, 'plain', true);
  if (node === undefined) return undefined;
  const colonEnd = node.end + 1;
  state.at = colonEnd;
  skipSpaces(state);
  const code = text.charCodeAt(state.at);
  const isBelow = Number.isNaN(code) || code === 0x0a || code === 0x23;
  if (isBelow) state.at = colonEnd;
  const found = isBelow ? valueBelow(state, column, colonEnd) : inlineValue(state, column);
  return found && { key: node, value: found };
};

const map = (state: QuickState): MapNode | undefined => {
  const { at: start, column } = state;
  const entries: MapEntry[] = [];
  while (state.column === column) {
    const found = entry(state, column);
    if (found === undefined) return undefined;
    entries.push(found);
  }
  const last = entries.at(-1);
  const end = last ? Math.max(last.key.end, last.value.end) : start;
  return { kind: 'map', start, anchor: undefined, tag: undefined, end, entries, flow: false };
};

// Line breaks that only PyYAML sees, what it refuses, and characters of two units.
const uncommon = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd]/;

/**
 * The map of a text that is written as most are: keys, lists, scalars on one line, literal blocks. Undefined for all
 * else, mistakes too: then the full reader has to say. Where both read a text, they read the same.
 */
export const quickMap = (text: string): MapNode | undefined => {
  if (uncommon.test(text)) return undefined;
  const state: QuickState = { text, at: 0, column: 0 };
  toNextContent(state);
  if (state.column < 0 || !isKeyAt(state)) return undefined;
  const found = map(state);
  return state.at >= text.length ? found : undefined;
};
