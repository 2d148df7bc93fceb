import { type Context, startOfRun, type ValueContext } from '../../documents/context/context.ts';
import type { Position } from '../../documents/source-text.ts';
import { takesSeveral } from './name-offers.ts';

const withLastWord = (context: ValueContext, { character }: Position): ValueContext => {
  const { word, beside } = context;
  const typed = word.text.slice(0, character - word.start);
  const start = word.start + startOfRun(typed, typed.length, /[^,\s]/);
  const end = character + (/^[^,\s]*/.exec(word.text.slice(typed.length))?.[0].length ?? 0);
  const others = word.text.split(',').map((one) => one.trim());
  const text = word.text.slice(start - word.start, end - word.start);
  return {
    ...context,
    column: undefined,
    word: { start, end, text },
    beside: [...beside, ...others.filter((one) => one !== '' && one !== text)],
  };
};

/** The same context for one of several names in a text with commas. */
export const narrowedToWord = (context: Context, position: Position): Context =>
  context.kind === 'value' && context.word.text.includes(',') && takesSeveral(context.steps)
    ? withLastWord(context, position)
    : context;
