import type { Path } from '../lab/source-text.ts';
import type { ExpectEntry } from './expect-section.ts';
import { body } from './expectations/body.ts';
import { decidedBy } from './expectations/decided-by.ts';
import { reason, rule } from './expectations/decision-text.ts';
import type { ExpectationMaker } from './expectations/expectation-maker.ts';
import { headers } from './expectations/headers.ts';
import { novaReceived } from './expectations/nova-received.ts';
import { outcome } from './expectations/outcome.ts';
import { status } from './expectations/status.ts';
import { took } from './expectations/took.ts';
import type { Expectation } from './scenario.ts';
import type { StepReading } from './step-reading.ts';

/** Every kind of expectation, by its key in `expect`. */
const makers: {
  readonly [Key in keyof ExpectEntry]-?: ExpectationMaker<NonNullable<ExpectEntry[Key]>>;
} = {
  status,
  outcome,
  headers,
  body,
  decided_by: decidedBy,
  rule,
  reason,
  took,
  nova_received: novaReceived,
};

/** Everything that one `expect` says; what is wrong with it is reported. */
export const expectationsOf = (
  entry: ExpectEntry,
  path: Path,
  reading: StepReading,
): readonly Expectation[] => {
  const keys = Object.keys(makers) as readonly (keyof ExpectEntry)[];
  const made = keys.flatMap((key) => {
    const make = makers[key] as ExpectationMaker<unknown>;
    return entry[key] === undefined ? [] : make(entry[key], [...path, key], reading);
  });
  if (keys.every((key) => entry[key] === undefined)) {
    reading.report('missing-key', path, 'Say what is expected: status, body, decided_by …', 'key');
  }
  return made;
};
