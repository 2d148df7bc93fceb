import type { Path } from '../lab/source-text.ts';
import { labValue } from './lab-value.ts';
import type { PlannedSend } from './scenario.ts';
import type { SendEntry } from './send-section.ts';
import type { StepReading } from './step-reading.ts';

/** Text as it goes over the wire: UTF-8, each byte a character. */
export const wireText = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const notInName = /[^!#$%&'*+.^_`|~0-9A-Za-z-]/;
const mostCharacters = 100_000;

type Written = SendEntry['headers'];
type Value = Exclude<Written[string], null | readonly unknown[]>;

/** The header lines that a request sets, by name; what cannot stand in a header is reported where it is. */
export const sentHeaders = (
  written: Written,
  path: Path,
  reading: StepReading,
): PlannedSend['headers'] =>
  Object.entries(written).map(([name, value]) => {
    const place = [...path, name];
    if (name === '' || notInName.test(name)) reading.report('unsafe-text', place, wrongName, 'key');
    if (value === null) return [name, []];
    if (!isList(value)) return [name, [sent(value, place, reading)]];
    return [name, value.map((each, at) => sent(each, [...place, at], reading))];
  });

const isList = (value: object | string | number | boolean): value is readonly Value[] =>
  Array.isArray(value);

const wrongName =
  'The name of a header is one word of letters, digits and -, such as X-Forwarded-For: no blanks, colons or line ends.';

const textOf = (value: Value, path: Path, reading: StepReading): string => {
  if (typeof value !== 'object') return String(value);
  if ('from_lab' in value) return labValue(value.from_lab, [...path, 'from_lab'], reading) ?? '';
  return value.repeat.repeat(Math.min(value.times, mostCharacters));
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
const notInValue = /[\u0000\r\n]/;

const sent = (value: Value, path: Path, reading: StepReading): string => {
  const text = textOf(value, path, reading);
  if (notInValue.test(text)) {
    const message =
      'A header is one line: this holds a line end (CR or LF) or a NUL, with which another header could be smuggled in. Take it out.';
    reading.report('unsafe-text', path, message);
  }
  if (text.length > mostCharacters) {
    reading.report(
      'wrong-value',
      path,
      `A header of more than ${mostCharacters} characters: no hop takes that.`,
    );
  }
  return wireText(text);
};
