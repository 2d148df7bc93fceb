import { fail } from './failure.ts';
import { tokensOf } from './lex.ts';
import type { Statement } from './node.ts';
import { parseTuple } from './parse-expression.ts';
import { tags } from './parse-statement.ts';
import {
  endOfTaken,
  nextIsWord,
  peek,
  type TokenStream,
  take,
  takeMarkIf,
  takeType,
} from './token-stream.ts';

/** A tag that is open, and what may end it. */
interface OpenTag {
  readonly tag: string;
  readonly ends: readonly string[];
}

const quotedList = (words: readonly string[]): string =>
  words.map((word) => `'${word}'`).join(' or ');

const unknownTag = (word: string, open: readonly OpenTag[], at: number): never => {
  const innermost = open.at(-1);
  const isMisplaced = open.some(({ ends }) => ends.includes(word));
  const summary = `Encountered unknown tag '${word}'.`;
  if (innermost === undefined) return fail('syntax', summary, at);
  const looking = quotedList(innermost.ends);
  const hint = isMisplaced
    ? `You probably made a nesting mistake: here ${looking} is expected.`
    : `Jinja was looking for ${looking}.`;
  return fail('syntax', `${summary} ${hint}`, at);
};

const missingEnd = ({ tag, ends }: OpenTag, at: number): never =>
  fail(
    'syntax',
    `Unexpected end of template. The '${tag}' that begins here has no ${quotedList(ends)}.`,
    at,
  );

const parsePrinted = (stream: TokenStream): Statement => {
  const { start } = take(stream);
  const of = parseTuple(stream);
  takeType(stream, 'variable-end');
  return { kind: 'print', of, start, end: endOfTaken(stream) };
};

const parseTag = (stream: TokenStream, open: readonly OpenTag[]): Statement => {
  const { type, text: word, start } = peek(stream);
  if (type !== 'name') return fail('syntax', 'tag name expected', start);
  const parse = Object.hasOwn(tags, word) ? tags[word] : undefined;
  if (parse === undefined) return unknownTag(word, open, start);
  take(stream);
  const body = (inner: TokenStream, tag: string, ends: readonly string[]): Statement[] => {
    takeMarkIf(inner, ':');
    takeType(inner, 'block-end');
    const within = { tag, ends };
    const statements = parseStatements(inner, [...open, within]);
    return peek(inner).type === 'end' ? missingEnd(within, start) : statements;
  };
  const statement = parse(stream, body, start);
  takeType(stream, 'block-end');
  return statement;
};

const parseStatements = (stream: TokenStream, open: readonly OpenTag[]): Statement[] => {
  const ends = open.at(-1)?.ends ?? [];
  const statements: Statement[] = [];
  for (let token = peek(stream); token.type !== 'end'; token = peek(stream)) {
    if (token.type === 'data') statements.push({ ...take(stream), kind: 'data' });
    else if (token.type === 'variable-begin') statements.push(parsePrinted(stream));
    else {
      take(stream);
      if (ends.some((word) => nextIsWord(stream, word))) return statements;
      statements.push(parseTag(stream, open));
    }
  }
  return statements;
};

/** The statements of a template with `\n` line ends. Throws a `TemplateFailure` of kind `syntax`. */
export const parsedTemplate = (source: string): readonly Statement[] =>
  parseStatements({ tokens: tokensOf(source), at: 0 }, []);
