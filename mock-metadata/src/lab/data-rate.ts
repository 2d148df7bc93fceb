import * as z from 'zod';

const unitBytes: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1_000,
  KiB: 1_024,
  MB: 1_000_000,
  MiB: 1_048_576,
};

/** `10 B/s`, `2.5 kB/s`, `1 MiB/s`, or a number of bytes a second; undefined for anything else, none at all included. */
const bytesPerSecond = (written: string | number): number | undefined => {
  const [, count, unit = 'B'] =
    /^(\d{1,9}(?:\.\d{1,3})?)\s?(?:(B|kB|KiB|MB|MiB)\/s)?$/.exec(`${written}`) ?? [];
  const rate = Number(count ?? 0) * (unitBytes[unit] ?? 1);
  return rate > 0 ? rate : undefined;
};

const wrong = 'Write how much comes in a second, such as 10 B/s or 2 kB/s; not none at all.';

/** A speed, in bytes a second once it is read. */
export const dataRate = z
  .union([z.string(), z.number()], { error: wrong })
  .refine((written) => bytesPerSecond(written) !== undefined, wrong)
  .transform((written) => bytesPerSecond(written) ?? 0)
  .meta({ examples: ['10 B/s', '2 kB/s'] });
