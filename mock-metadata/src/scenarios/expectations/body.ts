import type { Path } from '../../lab/source-text.ts';
import { checksOf, comparisonsOf } from '../comparison.ts';
import type { BodyEntry } from '../expected-section.ts';
import { bodyOf } from '../message-body.ts';
import type { Check, Exchange, Expectation } from '../scenario.ts';
import { shown } from '../shown.ts';
import type { StepReading } from '../step-reading.ts';
import { byRelease } from './expectation-maker.ts';
import { jsonExpectations } from './json.ts';

/** `body: text`, or how to look at it: `{contains: …}`, `{json: {$.uuid: …}}`, `{empty: true}`. */
export const body = byRelease((written: string | Looks, path, reading) => {
  if (typeof written === 'string') return texts(written, path, reading);
  const { json, empty, base64, bytes, ...comparison } = written;
  if (Object.keys(written).length === 0) reading.report('expects-nothing', path, sayWhat);
  return [
    ...(Object.keys(comparison).length === 0 ? [] : texts(comparison, path, reading)),
    ...(json === undefined ? [] : jsonExpectations(json, [...path, 'json'], reading)),
    ...(empty === undefined
      ? []
      : [ofBytes(empty ? 'empty' : 'not empty', (seen) => (seen.length === 0) === empty)]),
    ...(bytes === undefined ? [] : [ofBytes(`${bytes} bytes`, (seen) => seen.length === bytes)]),
    ...(base64 === undefined
      ? []
      : [ofBytes(`base64 ${shown(base64)}`, (seen) => isSame(seen, base64))]),
  ];
});

const sayWhat =
  'This could never fail: say what is expected of the body, such as {contains: …} or {json: {$.uuid: …}}.';

type Looks = Extract<BodyEntry, { readonly json?: unknown }>;

const texts = (
  written: Parameters<typeof comparisonsOf>[0],
  path: Path,
  reading: StepReading,
): readonly Expectation[] => {
  const comparisons = comparisonsOf(written, path, reading);
  return [
    ({ trace: { outcome }, holds }) => {
      const isThere = outcome.kind === 'answer';
      const value = new TextDecoder().decode(bodyOf(outcome));
      return checksOf('body', comparisons, { isThere, value }, holds);
    },
  ];
};

const ofBytes =
  (expected: string, holds: (seen: Uint8Array) => boolean) =>
  ({ trace: { outcome } }: Exchange): readonly Check[] => {
    const seen = bodyOf(outcome);
    const isThere = outcome.kind === 'answer';
    const told = isThere ? `${seen.length} bytes` : 'nothing';
    return [{ what: 'body', expected, seen: told, passed: isThere && holds(seen) }];
  };

const isSame = (seen: Uint8Array, base64: string): boolean =>
  Buffer.from(base64, 'base64').equals(seen);
