import { createHash } from 'node:crypto';
import type { Case, Result, Step } from './recorded.ts';

/** One thing that differs from the recorded answer. */
export interface Difference {
  readonly step: number;
  readonly what: string;
  readonly recorded: unknown;
  readonly seen: unknown;
}

/** What of a case's results differs from what was recorded; empty = it conforms. */
export const differences = (
  { steps }: Case,
  recorded: readonly Result[],
  seen: readonly Result[],
): readonly Difference[] => [
  ...different(-1, 'number of results', recorded.length, seen.length),
  ...recorded.flatMap((result, step) =>
    stepDifferences(step, steps[step] ?? {}, result, seen[step] ?? {}),
  ),
];

// Recorded for people to read, or told by another field as well.
const notCompared: ReadonlySet<string> = new Set([
  'exception_text',
  'random_seed_chars',
  'random_seed_bytes',
  // How the recorder's own client fared, or what only the wire shows.
  'bare_newlines',
  'body_bytes_on_wire',
  'interim',
  'socket_error',
]);

const stepDifferences = (
  number: number,
  step: Step,
  recorded: Result,
  seen: Result,
): readonly Difference[] => {
  const fromTemplate = isTemplateContent(step);
  const wanted = fromTemplate ? withoutText(recorded) : recorded;
  const given = digested(fromTemplate ? withoutText(seen) : seen, wanted);
  if (wanted['socket_error'] !== undefined) return callDifferences(number, wanted, given);
  const { responses } = wanted;
  if (Array.isArray(responses)) return responseDifferences(number, responses, given['responses']);
  return [...new Set([...Object.keys(wanted), ...Object.keys(given)])]
    .filter((what) => !notCompared.has(what))
    .flatMap((what) => different(number, what, wanted[what], given[what]));
};

/** Several answers on one connection. */
const responseDifferences = (
  number: number,
  wanted: readonly Result[],
  given: unknown,
): readonly Difference[] => {
  const seen: readonly Result[] = Array.isArray(given) ? given : [];
  return [
    ...different(number, 'number of responses', wanted.length, seen.length),
    ...wanted.flatMap((each, place) => stepDifferences(number, {}, each, seen[place] ?? {})),
  ];
};

/** Where the recorder's client lost the answer, only what went on is known. */
const callDifferences = (number: number, wanted: Result, given: Result): readonly Difference[] =>
  ['nova_calls', 'rpc_calls'].flatMap((what) => different(number, what, wanted[what], given[what]));

const different = (
  step: number,
  what: string,
  recorded: unknown,
  seen: unknown,
): readonly Difference[] =>
  JSON.stringify(recorded) === JSON.stringify(seen) ? [] : [{ step, what, recorded, seen }];

/** The text of content/0000 comes from a template file of Nova's, which is not part of the data. */
const isTemplateContent = (step: Step): boolean =>
  /^\/+openstack\/+content\/+0000\/*$/.test(step.path ?? '');

const withoutText = (result: Result): Result => {
  const { body, headers, ...rest } = result;
  if (result['status'] !== 200 || !Array.isArray(headers)) return result;
  const kept = headers.filter(([name]) => String(name).toLowerCase() !== 'content-length');
  return { ...rest, headers: kept };
};

/** Long bodies are recorded as length and hash: then the seen one is turned into the same. */
const digested = (answer: Result, recorded: Result): Result => {
  const seen = withShortCalls(answer, recorded);
  if (recorded['body_sha256'] === undefined) return seen;
  const { body, body_b64: base64, ...rest } = seen;
  const bytes =
    typeof base64 === 'string' ? Buffer.from(base64, 'base64') : Buffer.from(String(body ?? ''));
  return {
    ...rest,
    body_length: bytes.length,
    body_sha256: createHash('sha256').update(bytes).digest('hex'),
  };
};

/** Long bodies that went on to Nova are recorded as their length. */
const withShortCalls = (seen: Result, recorded: Result): Result => {
  const { nova_calls: wanted } = recorded;
  const { nova_calls: given } = seen;
  if (!Array.isArray(wanted) || !Array.isArray(given)) return seen;
  const shortened = given.map((call: Result, place) => {
    const isShort = Object.hasOwn(Object(wanted[place]), 'body_length');
    const { body, ...rest } = call;
    return isShort ? { ...rest, body_length: Buffer.byteLength(String(body ?? '')) } : call;
  });
  return { ...seen, nova_calls: shortened };
};
