import type { Path } from '../../lab/source-text.ts';
import { type Header, headerValues } from '../../message.ts';
import { checksOf, comparisonsOf } from '../comparison.ts';
import type { ExpectEntry } from '../expect-section.ts';
import type { Found } from '../json-path.ts';
import type { PatternTest } from '../pattern.ts';
import type { Check } from '../scenario.ts';
import { chosen, type StepReading } from '../step-reading.ts';
import type { ExpectationMaker } from './expectation-maker.ts';

type HeadersEntry = NonNullable<ExpectEntry['headers']>;

/** Looks at header lines; one check for each header expected. */
export type HeaderChecks = (
  headers: readonly Header[],
  holds: PatternTest,
  whose: string,
) => readonly Check[];

/** What is expected of some headers by name. */
export const headerChecks = (
  written: HeadersEntry,
  path: Path,
  reading: StepReading,
): HeaderChecks => {
  const wanted = Object.entries(written).flatMap(([name, value]) => {
    const here = chosen(value, [...path, name], reading);
    return here === undefined
      ? []
      : [{ name, comparisons: comparisonsOf(here.value, here.path, reading) }];
  });
  return (headers, holds, whose) =>
    wanted.flatMap(({ name, comparisons }) =>
      checksOf(`${whose}header ${name}`, comparisons, linesOf(headers, name), holds),
    );
};

/** One line is a text, several are a list. */
const linesOf = (headers: readonly Header[], name: string): Found => {
  const values = headerValues(headers, name);
  return { isThere: values.length > 0, value: values.length === 1 ? values[0] : values };
};

/** `headers: {Content-Type: application/json}` of the answer. */
export const headers: ExpectationMaker<HeadersEntry> = (written, path, reading) => {
  if (Object.keys(written).length === 0) {
    const message = 'This could never fail: name a header and what it is, or null for none.';
    reading.report('expects-nothing', path, message);
  }
  const checks = headerChecks(written, path, reading);
  return [
    ({ trace: { outcome }, holds }) =>
      checks(outcome.kind === 'answer' ? outcome.answer.headers : [], holds, ''),
  ];
};
