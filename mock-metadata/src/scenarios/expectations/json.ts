import type { Path } from '../../lab/source-text.ts';
import { checksOf, comparisonsOf } from '../comparison.ts';
import type { BodyEntry } from '../expected-section.ts';
import { found, parsedJsonPath } from '../json-path.ts';
import { bodyOf } from '../message-body.ts';
import type { Expectation } from '../scenario.ts';
import { shown } from '../shown.ts';
import { chosen, type StepReading } from '../step-reading.ts';

type JsonEntry = NonNullable<Extract<BodyEntry, { readonly json?: unknown }>['json']>;

/** `json: {$.uuid: …}`: values in a JSON body, by path. */
export const jsonExpectations = (
  written: JsonEntry,
  path: Path,
  reading: StepReading,
): readonly Expectation[] => {
  const wanted = Object.entries(written).flatMap(([text, value]) => {
    const place = [...path, text];
    const steps = parsedJsonPath(text);
    if (steps === undefined) {
      reading.report('wrong-value', place, notAPath(text), 'key');
      return [];
    }
    const here = chosen(value, place, reading);
    return here === undefined
      ? []
      : [{ text, steps, comparisons: comparisonsOf(here.value, here.path, reading) }];
  });
  return [
    ({ trace: { outcome }, holds }) => {
      const json = parsedJson(new TextDecoder().decode(bodyOf(outcome)));
      if (json === undefined) return [notJson(bodyOf(outcome))];
      return wanted.flatMap(({ text, steps, comparisons }) =>
        checksOf(text, comparisons, found(json.value, steps), holds, true),
      );
    },
  ];
};

const notAPath = (text: string): string =>
  `"${text}" is no path into JSON. Write it like $.meta.role, $.keys[0].name, $['odd key'] or $.devices[*].tags.`;

const parsedJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const notJson = (body: Uint8Array) => ({
  what: 'body',
  expected: 'JSON',
  seen: body.length === 0 ? 'nothing' : shown(new TextDecoder().decode(body)),
  passed: false,
});
