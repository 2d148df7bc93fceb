import { fail } from './failure.ts';
import { numberContent } from './literal.ts';
import type { ArgumentNodes, Expression, FilterNode, SliceNode } from './node.ts';
import {
  endOfTaken,
  nextIsMark,
  nextIsWord,
  peek,
  type TokenStream,
  take,
  takeMark,
  takeMarkIf,
  takeType,
  takeWordIf,
} from './token-stream.ts';

/** The rest of the grammar, which stands above this part. */
export interface Grammar {
  readonly expression: (stream: TokenStream) => Expression;
  readonly primary: (stream: TokenStream) => Expression;
}

const noArguments: ArgumentNodes = {
  positional: [],
  named: [],
  rest: undefined,
  entries: undefined,
};

interface GrowingArguments {
  readonly positional: Expression[];
  readonly named: (readonly [string, Expression])[];
  rest: Expression | undefined;
  entries: Expression | undefined;
}

const parseArgument = (stream: TokenStream, into: GrowingArguments, grammar: Grammar): void => {
  const { start } = peek(stream);
  const ensure = (isRight: boolean): void => {
    if (!isRight) fail('syntax', 'invalid syntax for function call expression', start);
  };
  const { rest, entries, named } = into;
  if (takeMarkIf(stream, '*')) {
    ensure(rest === undefined && entries === undefined);
    into.rest = grammar.expression(stream);
  } else if (takeMarkIf(stream, '**')) {
    ensure(entries === undefined);
    into.entries = grammar.expression(stream);
  } else if (peek(stream).type === 'name' && nextIsMark(stream, '=', 1)) {
    ensure(entries === undefined);
    const name = take(stream).text;
    take(stream);
    if (named.some(([known]) => known === name)) {
      fail('runtime', `keyword argument repeated: ${name}`, start);
    }
    into.named.push([name, grammar.expression(stream)]);
  } else {
    ensure(rest === undefined && entries === undefined && named.length === 0);
    into.positional.push(grammar.expression(stream));
  }
};

const parseArguments = (stream: TokenStream, grammar: Grammar): ArgumentNodes => {
  takeMark(stream, '(');
  const given: GrowingArguments = {
    positional: [],
    named: [],
    rest: undefined,
    entries: undefined,
  };
  for (let isFirst = true; !nextIsMark(stream, ')'); isFirst = false) {
    if (!isFirst) takeMark(stream, ',');
    if (!nextIsMark(stream, ')')) parseArgument(stream, given, grammar);
  }
  takeMark(stream, ')');
  return given;
};

const endsPart = (stream: TokenStream): boolean =>
  nextIsMark(stream, ']') || nextIsMark(stream, ',') || nextIsMark(stream, ':');

const parseSlice = (
  stream: TokenStream,
  start: number,
  from: Expression | undefined,
  grammar: Grammar,
): SliceNode => {
  takeMark(stream, ':');
  const to = endsPart(stream) ? undefined : grammar.expression(stream);
  const hasStep = takeMarkIf(stream, ':') && !endsPart(stream);
  const step = hasStep ? grammar.expression(stream) : undefined;
  return { kind: 'slice', from, to, step, start, end: endOfTaken(stream) };
};

const parseKey = (stream: TokenStream, grammar: Grammar): Expression => {
  const { start } = peek(stream);
  if (nextIsMark(stream, ':')) return parseSlice(stream, start, undefined, grammar);
  const key = grammar.expression(stream);
  return nextIsMark(stream, ':') ? parseSlice(stream, start, key, grammar) : key;
};

const parseItem = (stream: TokenStream, of: Expression, grammar: Grammar): Expression => {
  const { start } = takeMark(stream, '[');
  const keys: Expression[] = [];
  while (!nextIsMark(stream, ']')) {
    if (keys.length > 0) takeMark(stream, ',');
    keys.push(parseKey(stream, grammar));
  }
  const { end } = takeMark(stream, ']');
  const [only] = keys;
  const key: Expression =
    only && keys.length === 1 ? only : { kind: 'tuple', items: keys, start, end };
  return { kind: 'item', of, key, start: of.start, end };
};

const parseAttribute = (stream: TokenStream, of: Expression): Expression => {
  takeMark(stream, '.');
  const token = peek(stream);
  const { start } = of;
  const { end } = token;
  if (token.type !== 'name' && token.type !== 'integer') {
    fail('syntax', 'expected name or number', token.start);
  }
  take(stream);
  if (token.type === 'name') return { kind: 'attribute', of, name: token.text, start, end };
  const key: Expression = { ...token, kind: 'constant', value: numberContent(token) };
  return { kind: 'item', of, key, start, end };
};

/** Attributes, items and calls right behind an expression. */
export const parsePostfix = (
  stream: TokenStream,
  node: Expression,
  grammar: Grammar,
): Expression => {
  let behind = node;
  for (;;) {
    if (nextIsMark(stream, '.')) behind = parseAttribute(stream, behind);
    else if (nextIsMark(stream, '[')) behind = parseItem(stream, behind, grammar);
    else if (nextIsMark(stream, '(')) {
      const given = parseArguments(stream, grammar);
      const { start } = behind;
      behind = { kind: 'call', of: behind, given, start, end: endOfTaken(stream) };
    } else return behind;
  }
};

const parseDottedName = (stream: TokenStream): string => {
  let name = takeType(stream, 'name').text;
  while (takeMarkIf(stream, '.')) name += `.${takeType(stream, 'name').text}`;
  return name;
};

/** One filter whose name comes next. */
export const parseFilter = (
  stream: TokenStream,
  of: Expression | undefined,
  grammar: Grammar,
): FilterNode => {
  const { start } = peek(stream);
  const name = parseDottedName(stream);
  const given = nextIsMark(stream, '(') ? parseArguments(stream, grammar) : noArguments;
  return { kind: 'filter', of, name, given, start: of?.start ?? start, end: endOfTaken(stream) };
};

/** All filters from a `|` on. */
export const parseFilters = (
  stream: TokenStream,
  node: Expression,
  grammar: Grammar,
): Expression => {
  let filtered = node;
  while (takeMarkIf(stream, '|')) filtered = parseFilter(stream, filtered, grammar);
  return filtered;
};

const beginsArgument = (stream: TokenStream): boolean => {
  const { type } = peek(stream);
  if (['else', 'or', 'and'].some((word) => nextIsWord(stream, word))) return false;
  return (
    ['name', 'string', 'integer', 'float'].includes(type) ||
    nextIsMark(stream, '[') ||
    nextIsMark(stream, '{')
  );
};

const testArguments = (stream: TokenStream, grammar: Grammar): ArgumentNodes => {
  if (nextIsMark(stream, '(')) return parseArguments(stream, grammar);
  if (!beginsArgument(stream)) return noArguments;
  if (nextIsWord(stream, 'is')) {
    fail('syntax', 'You cannot chain multiple tests with is', peek(stream).start);
  }
  const only = parsePostfix(stream, grammar.primary(stream), grammar);
  return { ...noArguments, positional: [only] };
};

/** `is name`, `is not name`. */
export const parseTest = (stream: TokenStream, of: Expression, grammar: Grammar): Expression => {
  take(stream);
  const isNegated = takeWordIf(stream, 'not');
  const name = parseDottedName(stream);
  const given = testArguments(stream, grammar);
  const spot = { start: of.start, end: endOfTaken(stream) };
  const test: Expression = { kind: 'test', of, name, given, ...spot };
  return isNegated ? { kind: 'not', of: test, ...spot } : test;
};
