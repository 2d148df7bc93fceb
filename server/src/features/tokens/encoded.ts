import { lineOf, type SourceText } from '../../documents/source-text.ts';
import { type Token, tokenModifiers, tokenTypes } from './token.ts';

const bitOf = ({ modifier }: Token): number =>
  modifier === undefined ? 0 : 1 << tokenModifiers.indexOf(modifier);

/** Tokens as LSP sends them: five numbers each, places told from the token before. */
export const encoded = (source: SourceText, tokens: readonly Token[]): readonly number[] => {
  const numbers: number[] = [];
  let lastLine = 0;
  let lastCharacter = 0;
  let done = 0;
  for (const token of tokens.toSorted((one, other) => one.start - other.start)) {
    // What overlaps another token has no place in the form.
    if (token.start < done || token.end <= token.start) continue;
    const line = lineOf(source, token.start);
    const character = token.start - (source.lineStarts[line] ?? 0);
    const from = line === lastLine ? lastCharacter : 0;
    numbers.push(
      line - lastLine,
      character - from,
      token.end - token.start,
      tokenTypes.indexOf(token.type),
      bitOf(token),
    );
    lastLine = line;
    lastCharacter = character;
    done = token.end;
  }
  return numbers;
};

/** The one edit that makes the second list of the first; none where they are equal. */
export const editsBetween = (
  before: readonly number[],
  after: readonly number[],
): readonly { readonly start: number; readonly deleteCount: number; readonly data: number[] }[] => {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  const deleteCount = before.length - start - same;
  const data = after.slice(start, after.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
};
