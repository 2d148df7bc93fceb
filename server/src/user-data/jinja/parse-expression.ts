import { fail } from './failure.ts';
import { numberContent, stringContent } from './literal.ts';
import type { BinaryOperator, Comparison, Expression } from './node.ts';
import { type Grammar, parseFilters, parsePostfix, parseTest } from './parse-postfix.ts';
import {
  describe,
  endOfTaken,
  nextIsMark,
  nextIsWord,
  peek,
  type TokenStream,
  take,
  takeMark,
  takeMarkIf,
  takeWordIf,
} from './token-stream.ts';

const words: Readonly<Record<string, boolean | null>> = {
  true: true,
  True: true,
  false: false,
  False: false,
  none: null,
  None: null,
};

const grammar: Grammar = {
  expression: (stream) => parseExpression(stream),
  primary: (stream) => parsePrimary(stream),
};

const isBegun = (stream: TokenStream, closer: string, count: number): boolean => {
  if (nextIsMark(stream, closer)) return false;
  if (count > 0) takeMark(stream, ',');
  return !nextIsMark(stream, closer);
};

const parseList = (stream: TokenStream): Expression => {
  const { start } = takeMark(stream, '[');
  const items: Expression[] = [];
  while (isBegun(stream, ']', items.length)) items.push(parseExpression(stream));
  return { kind: 'list', items, start, end: takeMark(stream, ']').end };
};

const parseDict = (stream: TokenStream): Expression => {
  const { start } = takeMark(stream, '{');
  const entries: (readonly [Expression, Expression])[] = [];
  while (isBegun(stream, '}', entries.length)) {
    const key = parseExpression(stream);
    takeMark(stream, ':');
    entries.push([key, parseExpression(stream)]);
  }
  return { kind: 'dict', entries, start, end: takeMark(stream, '}').end };
};

const parseStrings = (stream: TokenStream): Expression => {
  const { start } = peek(stream);
  let value = '';
  while (peek(stream).type === 'string') value += stringContent(take(stream));
  return { kind: 'constant', value, start, end: endOfTaken(stream) };
};

const parseName = (stream: TokenStream): Expression => {
  const { text, start, end } = take(stream);
  if (!/^[\p{L}\p{Nl}_]/u.test(text)) fail('syntax', 'Invalid character in identifier', start);
  const value = Object.hasOwn(words, text) ? words[text] : undefined;
  return value === undefined
    ? { kind: 'name', name: text, start, end }
    : { kind: 'constant', value, start, end };
};

const parseInBrackets = (stream: TokenStream): Expression => {
  takeMark(stream, '(');
  const inside = parseTuple(stream, { isBracketed: true });
  takeMark(stream, ')');
  return inside;
};

/** A name, a literal, or anything in brackets. */
export const parsePrimary = (stream: TokenStream): Expression => {
  const token = peek(stream);
  if (token.type === 'name') return parseName(stream);
  if (token.type === 'string') return parseStrings(stream);
  if (token.type === 'integer' || token.type === 'float') {
    take(stream);
    return { kind: 'constant', value: numberContent(token), start: token.start, end: token.end };
  }
  if (nextIsMark(stream, '(')) return parseInBrackets(stream);
  if (nextIsMark(stream, '[')) return parseList(stream);
  if (nextIsMark(stream, '{')) return parseDict(stream);
  return fail('syntax', `unexpected '${describe(token)}'`, token.start);
};

const parseUnary = (stream: TokenStream, withFilter = true): Expression => {
  const { start } = peek(stream);
  const sign = takeMarkIf(stream, '-') ? '-' : takeMarkIf(stream, '+') ? '+' : undefined;
  const inner: Expression =
    sign === undefined
      ? parsePrimary(stream)
      : { kind: 'sign', sign, of: parseUnary(stream, false), start, end: endOfTaken(stream) };
  const node = parsePostfix(stream, inner, grammar);
  return withFilter ? parseBehind(stream, node) : node;
};

/** Filters, tests and calls behind an expression. */
const parseBehind = (stream: TokenStream, node: Expression): Expression => {
  let behind = node;
  for (;;) {
    if (nextIsMark(stream, '|')) behind = parseFilters(stream, behind, grammar);
    else if (nextIsWord(stream, 'is')) behind = parseTest(stream, behind, grammar);
    else if (nextIsMark(stream, '(')) behind = parsePostfix(stream, behind, grammar);
    else return behind;
  }
};

type Level = (stream: TokenStream) => Expression;

/** A level of operators that bind alike, from the left. */
const binaryLevel =
  (operators: readonly BinaryOperator[], inner: Level): Level =>
  (stream) => {
    let left = inner(stream);
    for (;;) {
      const operator = operators.find((one) => nextIsMark(stream, one));
      if (operator === undefined) return left;
      take(stream);
      const right = inner(stream);
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
  };

const parsePower = binaryLevel(['**'], (stream) => parseUnary(stream));
const parseProduct = binaryLevel(['*', '/', '//', '%'], parsePower);

const parseJoin: Level = (stream) => {
  const first = parseProduct(stream);
  const parts = [first];
  while (takeMarkIf(stream, '~')) parts.push(parseProduct(stream));
  return parts.length === 1
    ? first
    : { kind: 'join', parts, start: first.start, end: endOfTaken(stream) };
};

const parseSum = binaryLevel(['+', '-'], parseJoin);

const comparisons: readonly Comparison[] = ['==', '!=', '<=', '>=', '<', '>'];

const comparisonAt = (stream: TokenStream): Comparison | undefined => {
  const mark = comparisons.find((one) => nextIsMark(stream, one));
  if (mark) {
    take(stream);
    return mark;
  }
  if (takeWordIf(stream, 'in')) return 'in';
  if (!nextIsWord(stream, 'not') || !nextIsWord(stream, 'in', 1)) return undefined;
  stream.at += 2;
  return 'notin';
};

const parseComparison: Level = (stream) => {
  const first = parseSum(stream);
  const rest: (readonly [Comparison, Expression])[] = [];
  for (let mark = comparisonAt(stream); mark; mark = comparisonAt(stream)) {
    rest.push([mark, parseSum(stream)]);
  }
  return rest.length === 0
    ? first
    : { kind: 'compare', first, rest, start: first.start, end: endOfTaken(stream) };
};

const parseNot: Level = (stream) => {
  const { start } = peek(stream);
  if (!takeWordIf(stream, 'not')) return parseComparison(stream);
  const of = parseNot(stream);
  return { kind: 'not', of, start, end: of.end };
};

const logicLevel =
  (kind: 'and' | 'or', inner: Level): Level =>
  (stream) => {
    let left = inner(stream);
    while (takeWordIf(stream, kind)) {
      const right = inner(stream);
      left = { kind, left, right, start: left.start, end: right.end };
    }
    return left;
  };

const parseAnd = logicLevel('and', parseNot);
const parseOr = logicLevel('or', parseAnd);

/** Any expression; without the `x if y` form where an `if` of the statement may follow. */
export const parseExpression = (stream: TokenStream, withIf = true): Expression => {
  let node = parseOr(stream);
  while (withIf && takeWordIf(stream, 'if')) {
    const test = parseOr(stream);
    const otherwise = takeWordIf(stream, 'else') ? parseExpression(stream) : undefined;
    const { start } = node;
    node = { kind: 'if', test, value: node, otherwise, start, end: endOfTaken(stream) };
  }
  return node;
};

interface TupleOptions {
  /** Only names and literals. */
  readonly isSimple?: boolean;
  readonly withIf?: boolean;
  /** A word of the statement that ends the tuple. */
  readonly endWord?: string;
  readonly isBracketed?: boolean;
}

const isTupleEnd = (stream: TokenStream, endWord: string | undefined): boolean => {
  const { type } = peek(stream);
  if (type === 'variable-end' || type === 'block-end' || nextIsMark(stream, ')')) return true;
  return endWord !== undefined && nextIsWord(stream, endWord);
};

/** One expression, or several with commas between them. */
export const parseTuple = (
  stream: TokenStream,
  { isSimple = false, withIf = true, endWord, isBracketed = false }: TupleOptions = {},
): Expression => {
  const { start } = peek(stream);
  const items: Expression[] = [];
  let hasComma = false;
  while (!isTupleEnd(stream, endWord)) {
    items.push(isSimple ? parsePrimary(stream) : parseExpression(stream, withIf));
    if (!takeMarkIf(stream, ',')) break;
    hasComma = true;
  }
  const [only] = items;
  if (!hasComma && only) return only;
  if (!hasComma && !isBracketed) {
    fail('syntax', `Expected an expression, got '${describe(peek(stream))}'`, start);
  }
  return { kind: 'tuple', items, start, end: endOfTaken(stream) };
};
