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
  return [...new Set([...Object.keys(wanted), ...Object.keys(given)])]
    .filter((what) => !notCompared.has(what))
    .flatMap((what) => different(number, what, wanted[what], given[what]));
};

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
const digested = (seen: Result, recorded: Result): Result => {
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
