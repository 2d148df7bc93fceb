import {
  type AliasNode,
  type AnchoredNode,
  fail,
  type YamlError,
  type YamlErrorCode,
  YamlFailure,
  type YamlNode,
} from './node.ts';
import { blockEntry, defaultHandles, type ParseState, parseNode } from './parser.ts';
import { quickMap } from './quick.ts';
import { scanStateOf } from './scan-state.ts';
import { peekToken, takeToken } from './scanner.ts';

/** What a text is as YAML. The node is undefined if it is empty or cannot be read. */
export interface YamlReading {
  readonly node: YamlNode | undefined;
  readonly errors: readonly YamlError[];
  /** In the order of the text. */
  readonly aliases: readonly AliasNode[];
  readonly anchored: readonly AnchoredNode[];
}

const parseStateOf = (text: string): ParseState => ({
  scan: scanStateOf(text),
  errors: [],
  aliases: [],
  anchored: [],
  handles: defaultHandles,
  depth: 0,
});

const forbidden = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const checkCharacters = (text: string): void => {
  const at = text.search(forbidden);
  if (at >= 0) fail('yaml-control-character', at, at + 1, codeName(text.charCodeAt(at)));
};

const codeName = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

const directives = (state: ParseState): void => {
  const handles: Record<string, string> = {};
  let version: string | undefined;
  while (peekToken(state.scan).type === 'directive') {
    const token = takeToken(state.scan);
    if (token.handle !== undefined) {
      if (handles[token.handle] !== undefined) fail('yaml-directive', token.start, token.end);
      handles[token.handle] = token.text;
    } else if (token.text !== '') {
      if (version !== undefined || token.text !== '1') {
        fail('yaml-directive', token.start, token.end);
      }
      version = token.text;
    }
  }
  state.handles = { ...defaultHandles, ...handles };
};

const document = (state: ParseState): YamlNode | undefined => {
  const first = peekToken(state.scan).type;
  if (first === 'stream-end') return undefined;
  if (first !== 'directive' && first !== 'document-start') {
    return parseNode(state, 'block', false);
  }
  directives(state);
  const marker = peekToken(state.scan);
  if (marker.type !== 'document-start') fail('yaml-directive', marker.start, marker.end);
  takeToken(state.scan);
  const next = peekToken(state.scan).type;
  return next === 'stream-end' ||
    next === 'document-end' ||
    next === 'document-start' ||
    next === 'directive'
    ? undefined
    : parseNode(state, 'block', false);
};

const endOfStream = (state: ParseState): void => {
  while (peekToken(state.scan).type === 'document-end') takeToken(state.scan);
  const rest = peekToken(state.scan);
  if (rest.type === 'stream-end') return;
  const isDocument = rest.type === 'document-start' || rest.type === 'directive';
  fail(isDocument ? 'yaml-documents' : 'yaml-indentation', rest.start, rest.end, 'end');
};

/** These often mean no more than that a value was over and the line was not. */
const mayBeRest = new Set<YamlErrorCode>([
  'yaml-alias',
  'yaml-anchor',
  'yaml-character',
  'yaml-indentation',
  'yaml-tag',
]);

/** The same mistake, told by what stands before it: text after a closing quote or bracket. */
const sharpened = (error: YamlError, text: string): YamlError => {
  if (!mayBeRest.has(error.code)) return error;
  const lineStart = text.lastIndexOf('\n', error.start - 1) + 1;
  const before = text.slice(lineStart, error.start).trimEnd();
  const detail = /["']$/.test(before) ? 'quote' : /[\]}]$/.test(before) ? 'bracket' : undefined;
  if (detail === undefined) return error;
  const end = text.indexOf('\n', error.start);
  const rest = text.slice(error.start, end < 0 ? text.length : end).trimEnd().length;
  return { code: 'yaml-rest', start: error.start, end: error.start + Math.max(rest, 1), detail };
};

const quickReading = (text: string): YamlReading | undefined => {
  const node = quickMap(text);
  return node && { node, errors: [], aliases: [], anchored: [] };
};

const reading = (state: ParseState, read: () => YamlNode | undefined): YamlReading => {
  const { errors, aliases, anchored } = state;
  try {
    checkCharacters(state.scan.text);
    return { node: read(), errors, aliases, anchored };
  } catch (failure) {
    if (!(failure instanceof YamlFailure)) throw failure;
    errors.push(sharpened(failure.error, state.scan.text));
    return { node: undefined, errors, aliases, anchored };
  }
};

/** The one document of a text, read as PyYAML's safe loader reads it, aliases left alone. Never throws. */
export const readYaml = (text: string): YamlReading => quickReading(text) ?? fullReading(text);

/** The same without the quick way for everyday texts. */
export const fullReading = (text: string): YamlReading => {
  const state = parseStateOf(text);
  return reading(state, () => {
    const node = document(state);
    endOfStream(state);
    return node;
  });
};

/**
 * The length of the first `key: value` of a text that starts with one at column 0, up to where the next
 * begins or the text ends; undefined if that cannot be read.
 */
export const lengthOfFirstEntry = (text: string): number | undefined => {
  const state = parseStateOf(text);
  try {
    if (takeToken(state.scan).type !== 'block-map-start') return undefined;
    blockEntry(state);
    const next = peekToken(state.scan);
    return next.type === 'key' ? next.start : text.length;
  } catch (failure) {
    if (failure instanceof YamlFailure) return undefined;
    throw failure;
  }
};
