import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../lab/source-text.ts';
import type { ComparisonEntry } from './expected-section.ts';
import type { Found } from './json-path.ts';
import { labValue } from './lab-value.ts';
import { type PatternTest, parsedPattern } from './pattern.ts';
import type { Check } from './scenario.ts';
import { shown } from './shown.ts';
import type { StepReading } from './step-reading.ts';

/** One thing a value must be: in words, and whether it is. */
export interface Comparison {
  readonly text: string;
  readonly holds: (seen: Found, holds: PatternTest, isJson?: boolean) => boolean | 'too-slow';
}

/** What a value can be expected to be, as it is written. */
export type Comparable = string | number | boolean | null | readonly unknown[] | ComparisonEntry;

/** The comparisons that a written expectation stands for; what is wrong with it is reported. */
export const comparisonsOf = (
  written: Comparable,
  path: Path,
  reading: StepReading,
): readonly Comparison[] => {
  if (written === null) return [absent];
  if (typeof written !== 'object' || isList(written)) return [equal(written)];
  const keys = Object.keys(written).filter(isComparisonKey);
  if (keys.length === 0) {
    reading.report('wrong-value', path, 'Say how to compare: {contains: …}, {matches: …}.');
  }
  return keys.flatMap((key) => {
    const value = written[key];
    return value === undefined && key !== 'equals'
      ? []
      : makers[key](value as never, [...path, key], reading);
  });
};

const isList = (value: object): value is readonly unknown[] => Array.isArray(value);

/** What null stands for: no such header, or JSON's own null. */
const absent: Comparison = {
  text: 'null',
  holds: ({ isThere, value }, _, isJson = false) => (isJson ? isThere && value === null : !isThere),
};

const equal = (wanted: unknown): Comparison => ({
  text: shown(wanted),
  holds: ({ isThere, value }, _, isJson = false) =>
    isThere && (isDeepStrictEqual(value, wanted) || (!isJson && isSameText(value, wanted))),
});

/** Headers and bodies are texts: `200` in YAML means the text 200 there. JSON has numbers of its own. */
const isSameText = (value: unknown, wanted: unknown): boolean =>
  typeof value === 'string' && typeof wanted !== 'object' && value === String(wanted);

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).map((each) =>
    typeof each === 'string' ? each : (JSON.stringify(each) ?? ''),
  );

/** A text holds a text; a list holds an item that is or holds it. */
const holdsText = ({ isThere, value }: Found, wanted: string): boolean =>
  isThere && textsOf(value).some((text) => text.includes(wanted));

type Maker<Value> = (value: Value, path: Path, reading: StepReading) => readonly Comparison[];
type Scalar = string | number | boolean;

const wordsIn = (value: Scalar | readonly Scalar[]): readonly string[] =>
  (Array.isArray(value) ? value : [value]).map(String);

const pattern =
  (word: string, wantsIt: boolean): Maker<string> =>
  (value, path, { report }) => {
    const parsed = parsedPattern(value);
    if (typeof parsed === 'string') {
      report('wrong-value', path, parsed);
      return [];
    }
    return [
      {
        text: `${word} /${value}/`,
        holds: (seen, holds) => {
          const verdicts = seen.isThere
            ? textsOf(seen.value).map((text) => holds(parsed, text))
            : [];
          if (verdicts.includes('too-slow')) return 'too-slow';
          return verdicts.includes(true) === wantsIt;
        },
      },
    ];
  };

const makers: { readonly [Key in keyof Required<ComparisonEntry>]: Maker<never> } = {
  equals: ((value: unknown) => [equal(value)]) satisfies Maker<unknown>,
  from_lab: ((value, path, reading) => {
    const wanted = labValue(value, path, reading);
    return wanted === undefined ? [] : [equal(wanted)];
  }) satisfies Maker<string>,
  contains: ((value) =>
    wordsIn(value).map((word) => ({
      text: `contains ${shown(word)}`,
      holds: (seen: Found) => holdsText(seen, word),
    }))) satisfies Maker<Scalar | readonly Scalar[]>,
  not_contains: ((value) =>
    wordsIn(value).map((word) => ({
      text: `does not contain ${shown(word)}`,
      holds: (seen: Found) => !holdsText(seen, word),
    }))) satisfies Maker<Scalar | readonly Scalar[]>,
  matches: pattern('matches', true),
  not_matches: pattern('does not match', false),
  exists: ((value) => [
    { text: value ? 'is there' : 'is not there', holds: ({ isThere }: Found) => isThere === value },
  ]) satisfies Maker<boolean>,
  length: ((value) => [
    {
      text: `has length ${value}`,
      holds: ({ value: seen }: Found) =>
        (typeof seen === 'string' || Array.isArray(seen)) && seen.length === value,
    },
  ]) satisfies Maker<number>,
};

const isComparisonKey = (key: string): key is keyof ComparisonEntry => key in makers;

/** A check for each comparison of one value; `what` says which value it is. */
export const checksOf = (
  what: string,
  comparisons: readonly Comparison[],
  seen: Found,
  holds: PatternTest,
  isJson = false,
): readonly Check[] =>
  comparisons.map((comparison) => {
    const verdict = comparison.holds(seen, holds, isJson);
    const tooSlow = 'the pattern took too long; write a simpler one';
    return {
      what,
      expected: comparison.text,
      seen: verdict === 'too-slow' ? tooSlow : seen.isThere ? shown(seen.value) : 'nothing',
      passed: verdict === true,
    };
  });
