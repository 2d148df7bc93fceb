import { fail } from './failure.ts';
import type {
  CallBlockNode,
  FilterNode,
  ForNode,
  MacroNode,
  Parameter,
  Statement,
} from './node.ts';
import { parseExpression, parsePrimary, parseTuple } from './parse-expression.ts';
import { parseFilter } from './parse-postfix.ts';
import { parseTarget, takeName } from './parse-target.ts';
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
  takeWord,
  takeWordIf,
} from './token-stream.ts';

const grammar = { expression: parseExpression, primary: parsePrimary };

/** Reads statements up to one of these words, whose tag is left open with the word as next. */
export type ParseBody = (stream: TokenStream, tag: string, ends: readonly string[]) => Statement[];

type Parse = (stream: TokenStream, body: ParseBody, start: number) => Statement;

const until = (
  stream: TokenStream,
  body: ParseBody,
  tag: string,
  end: string,
): readonly Statement[] => {
  const inside = body(stream, tag, [end]);
  take(stream);
  return inside;
};

const parseFor: Parse = (stream, body, start): ForNode => {
  const target = parseTarget(stream, { endWord: 'in' });
  takeWord(stream, 'in');
  const over = parseTuple(stream, { withIf: false, endWord: 'recursive' });
  const test = takeWordIf(stream, 'if') ? parseExpression(stream) : undefined;
  const recursive = takeWordIf(stream, 'recursive');
  const inside = body(stream, 'for', ['endfor', 'else']);
  const otherwise = take(stream).text === 'else' ? until(stream, body, 'for', 'endfor') : [];
  const end = endOfTaken(stream);
  return { kind: 'for', target, over, test, recursive, body: inside, otherwise, start, end };
};

const parseIf: Parse = (stream, body, start) => {
  const branches: (readonly [ReturnType<typeof parseTuple>, readonly Statement[]])[] = [];
  for (;;) {
    const test = parseTuple(stream, { withIf: false });
    branches.push([test, body(stream, 'if', ['elif', 'else', 'endif'])]);
    const word = take(stream).text;
    if (word === 'elif') continue;
    const otherwise = word === 'else' ? until(stream, body, 'if', 'endif') : [];
    return { kind: 'if-block', branches, otherwise, start, end: endOfTaken(stream) };
  }
};

const parseBlockFilters = (stream: TokenStream): FilterNode | undefined => {
  let filter: FilterNode | undefined;
  while (takeMarkIf(stream, '|')) filter = parseFilter(stream, filter, grammar);
  return filter;
};

const parseSet: Parse = (stream, body, start) => {
  const target = parseTarget(stream, { withMember: true });
  if (takeMarkIf(stream, '=')) {
    const value = parseTuple(stream);
    return { kind: 'set', target, value, start, end: value.end };
  }
  const filter = parseBlockFilters(stream);
  const inside = until(stream, body, 'set', 'endset');
  return { kind: 'set-block', target, filter, body: inside, start, end: endOfTaken(stream) };
};

const parseParameters = (stream: TokenStream): readonly Parameter[] => {
  const parameters: Parameter[] = [];
  takeMark(stream, '(');
  while (!nextIsMark(stream, ')')) {
    if (parameters.length > 0) takeMark(stream, ',');
    const { text: name, start } = takeName(stream);
    const otherwise = takeMarkIf(stream, '=') ? parseExpression(stream) : undefined;
    if (otherwise === undefined && parameters.at(-1)?.otherwise !== undefined) {
      fail('syntax', 'non-default argument follows default argument', start);
    }
    parameters.push({ name, otherwise });
  }
  takeMark(stream, ')');
  return parameters;
};

const parseMacro: Parse = (stream, body, start): MacroNode => {
  const name = takeName(stream).text;
  const parameters = parseParameters(stream);
  const inside = until(stream, body, 'macro', 'endmacro');
  return { kind: 'macro', name, parameters, body: inside, start, end: endOfTaken(stream) };
};

const parseCall: Parse = (stream, body, start): CallBlockNode => {
  const parameters = nextIsMark(stream, '(') ? parseParameters(stream) : [];
  const call = parseExpression(stream);
  if (call.kind !== 'call') return fail('syntax', 'expected call', start);
  const inside = until(stream, body, 'call', 'endcall');
  const end = endOfTaken(stream);
  const caller: MacroNode = { kind: 'macro', name: 'caller', parameters, body: inside, start, end };
  return { kind: 'call-block', call, caller, start, end };
};

const parseFilterBlock: Parse = (stream, body, start) => {
  let filter = parseFilter(stream, undefined, grammar);
  while (takeMarkIf(stream, '|')) filter = parseFilter(stream, filter, grammar);
  const inside = until(stream, body, 'filter', 'endfilter');
  return { kind: 'filter-block', filter, body: inside, start, end: endOfTaken(stream) };
};

const parseWith: Parse = (stream, body, start) => {
  const values: (readonly [ReturnType<typeof parseTarget>, ReturnType<typeof parseExpression>])[] =
    [];
  while (peek(stream).type !== 'block-end') {
    if (values.length > 0) takeMark(stream, ',');
    const target = parseTarget(stream, {});
    takeMark(stream, '=');
    values.push([target, parseExpression(stream)]);
  }
  const inside = until(stream, body, 'with', 'endwith');
  return { kind: 'with', values, body: inside, start, end: endOfTaken(stream) };
};

const parseAutoescape: Parse = (stream, body, start) => {
  const of = parseExpression(stream);
  const inside = until(stream, body, 'autoescape', 'endautoescape');
  return { kind: 'escape', of, body: inside, start, end: endOfTaken(stream) };
};

const isBlank = (one: Statement): boolean => one.kind === 'data' && one.text.trim() === '';

const parseBlock: Parse = (stream, body, start) => {
  const name = takeType(stream, 'name').text;
  takeWordIf(stream, 'scoped');
  const required = takeWordIf(stream, 'required');
  if (nextIsMark(stream, '-')) fail('syntax', 'Block names may not contain hyphens', start);
  const inside = until(stream, body, 'block', 'endblock');
  if (required && !inside.every(isBlank)) {
    fail('syntax', 'Required blocks can only contain comments or whitespace', start);
  }
  takeWordIf(stream, name);
  return { kind: 'block', name, required, body: inside, start, end: endOfTaken(stream) };
};

const parsePrint: Parse = (stream, _, start) => {
  const body: Statement[] = [];
  while (peek(stream).type !== 'block-end') {
    if (body.length > 0) takeMark(stream, ',');
    const of = parseExpression(stream);
    body.push({ kind: 'print', of, start: of.start, end: of.end });
  }
  return { kind: 'scope', body, start, end: endOfTaken(stream) };
};

const parseDo: Parse = (stream, _, start) => {
  const of = parseTuple(stream);
  return { kind: 'do', of, start, end: of.end };
};

const takeContext = (stream: TokenStream): boolean => {
  const isSaid =
    (nextIsWord(stream, 'with') || nextIsWord(stream, 'without')) &&
    nextIsWord(stream, 'context', 1);
  if (isSaid) stream.at += 2;
  return isSaid;
};

const loaded = (stream: TokenStream, start: number): Statement => ({
  kind: 'load',
  start,
  end: endOfTaken(stream),
});

const parseExtends: Parse = (stream, _, start) => {
  parseExpression(stream);
  return loaded(stream, start);
};

const parseInclude: Parse = (stream, _, start) => {
  parseExpression(stream);
  if (nextIsWord(stream, 'ignore') && nextIsWord(stream, 'missing', 1)) stream.at += 2;
  takeContext(stream);
  return loaded(stream, start);
};

const parseImport: Parse = (stream, _, start) => {
  parseExpression(stream);
  takeWord(stream, 'as');
  takeName(stream);
  takeContext(stream);
  return loaded(stream, start);
};

const parseImported = (stream: TokenStream): void => {
  const { text, start } = takeName(stream);
  if (text.startsWith('_')) {
    fail('syntax', 'names starting with an underline can not be imported', start);
  }
  if (takeWordIf(stream, 'as')) takeName(stream);
};

const parseFrom: Parse = (stream, _, start) => {
  parseExpression(stream);
  takeWord(stream, 'import');
  for (let isFirst = true; isFirst || takeMarkIf(stream, ','); isFirst = false) {
    if (takeContext(stream)) return loaded(stream, start);
    parseImported(stream);
  }
  takeContext(stream);
  return loaded(stream, start);
};

/** How each tag is read, after its word. */
export const tags: Readonly<Record<string, Parse>> = {
  for: parseFor,
  if: parseIf,
  block: parseBlock,
  extends: parseExtends,
  print: parsePrint,
  macro: parseMacro,
  include: parseInclude,
  from: parseFrom,
  import: parseImport,
  set: parseSet,
  with: parseWith,
  autoescape: parseAutoescape,
  call: parseCall,
  filter: parseFilterBlock,
  do: parseDo,
};
