import { createContext, Script } from 'node:vm';

/** Whether a text holds a pattern; `too-slow` where the pattern ran out of its time. */
export type PatternTest = (pattern: RegExp, text: string) => boolean | 'too-slow';

/** How long one pattern may look at one text, and all patterns of a run together. */
export interface PatternLimits {
  readonly oneMs: number;
  readonly allMs: number;
}

const usualPatternLimits: PatternLimits = { oneMs: 1_000, allMs: 3_000 };

const mostCharacters = 1_000;

/** A pattern as somebody wrote it, or why it is none. */
export const parsedPattern = (written: string): RegExp | string => {
  if (written.length > mostCharacters) {
    return `This pattern is longer than ${mostCharacters} characters. Write a shorter one.`;
  }
  try {
    return new RegExp(written);
  } catch (error) {
    const [, why = 'it cannot be read'] = /: ([^:]*)$/.exec(String(error)) ?? [];
    return `This is no regular expression: ${why.toLowerCase()}. Put a \\ before signs such as ( or [ that are meant as they stand.`;
  }
};

// A fixed line of ours, on texts of theirs: the only thing in Node that ends a pattern which would
// look for years is the time limit of a script.
const script = new Script('pattern.test(text)');
let madeWorld: Record<string, unknown> | undefined;

/** The script's world: made when the first pattern is tested, for it takes longer than most tests. */
const scriptWorld = (): Record<string, unknown> => {
  madeWorld ??= createContext({});
  return madeWorld;
};

/** Tests patterns under limits; all tests of one PatternTest share `allMs`. `now` in milliseconds. */
export const patternTest = (
  now: () => number,
  { oneMs, allMs }: PatternLimits = usualPatternLimits,
): PatternTest => {
  let leftMs = allMs;
  return (pattern, text) => {
    if (isQuick(pattern, text)) return pattern.test(text);
    const timeout = Math.floor(Math.min(oneMs, leftMs));
    if (timeout < 1) return 'too-slow';
    const began = now();
    const world = scriptWorld();
    try {
      Object.assign(world, { pattern, text });
      return script.runInContext(world, { timeout }) === true;
    } catch {
      // Out of time, or too large to be tried at all: nothing else is in that line.
      return 'too-slow';
    } finally {
      Object.assign(world, { pattern: undefined, text: undefined });
      leftMs -= now() - began;
    }
  };
};

const shortText = 2_000;

/** Whether a pattern can do no harm by itself: without groups and alternatives, and with one quantifier at most. */
const isQuick = ({ source }: RegExp, text: string): boolean =>
  text.length <= shortText &&
  !/[(|]|\\[1-9k]/.test(source) &&
  (source.match(/[*+?{]/g) ?? []).length <= 1;
