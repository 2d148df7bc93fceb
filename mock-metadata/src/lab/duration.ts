import * as z from 'zod';

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const mostMs = 366 * 86_400_000;

/** `16s`, `500ms`, `1.5m`, `2h`, `1d`, or a number of seconds, in milliseconds; undefined for anything else. */
const milliseconds = (written: string | number): number | undefined => {
  const [, count, unit = 's'] =
    /^(\d{1,9}(?:\.\d{1,3})?)\s?(ms|s|m|h|d)?$/.exec(`${written}`) ?? [];
  if (count === undefined) return undefined;
  const ms = Math.round(Number(count) * (unitMs[unit] ?? 1_000));
  return ms <= mostMs ? ms : undefined;
};

const wrong = 'Write a time such as 16s, 500ms, 2m or 1h; a year at most.';

/** A length of time, in milliseconds once it is read. */
export const duration = z
  .union([z.string(), z.number()], { error: wrong })
  .refine((written) => milliseconds(written) !== undefined, wrong)
  .transform((written) => milliseconds(written) ?? 0)
  .meta({ examples: ['16s', '500ms', '2m'] });
