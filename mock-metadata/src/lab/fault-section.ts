import * as z from 'zod';
import { dataRate } from './data-rate.ts';
import { duration } from './duration.ts';
import type { Fault, SteadyFault } from './fault.ts';
import { didYouMean } from './nearest.ts';

const outages = ['away', 'reset', 'closed'] as const;

/** What a hop can be told to do to every request, by the key that says so. */
const deeds = {
  status: z
    .int()
    .min(200)
    .max(599)
    .optional()
    .describe('Answers this status by itself and asks nobody. Default: it does its work.'),
  delay: duration
    .optional()
    .describe('Holds each answer back this long: 40s, 500ms. Default: not at all.'),
  slow_body: dataRate
    .optional()
    .describe('Sends bodies this slowly: 10 B/s, 2 kB/s. Default: at once.'),
  truncated_body: z
    .int()
    .min(0)
    .optional()
    .describe('Sends so many bytes of a body and hangs up. Default: all of it.'),
  content_type: z
    .string()
    .regex(/^[\x20-\x7e]*$/, 'A Content-Type is one line of ASCII.')
    .nullish()
    .describe(
      'Labels answers with this Content-Type; empty (null) takes it away. With a status: the type of that page. Default: the right one.',
    ),
};

const page = {
  body: z
    .string()
    .optional()
    .describe('Text of the page that goes with a status. Default: a short one.'),
};

const steadyKinds = ['status', 'delay', 'slow_body', 'truncated_body', 'content_type'] as const;

type Deeds = z.output<z.ZodObject<typeof deeds & typeof page>>;

const kindsIn = (deed: object, kinds: readonly string[]): readonly string[] => {
  const given = kinds.filter((kind) => Object.hasOwn(deed, kind));
  return given.includes('status') ? given.filter((kind) => kind !== 'content_type') : given;
};

/** Why the keys do not go together; undefined where they do. */
const disagreement = (deed: object, kinds: readonly string[]): string | undefined => {
  const given = kindsIn(deed, kinds);
  if (given.length > 1) return `A hop does one of these at a time: ${given.join(' or ')}.`;
  if (Object.hasOwn(deed, 'body') && !given.includes('status')) {
    return 'A body is the page of a status: write the status too, such as status: 503.';
  }
  return given.length === 0
    ? `Say what the hop does: ${outages.join(', ')}, or one of ${kinds.join(', ')}.`
    : undefined;
};

const agreeing =
  (kinds: readonly string[]) =>
  (deed: object, context: z.RefinementCtx): void => {
    // A misspelt key is the one mistake, and what it was meant to say is not known.
    if (context.issues.length > 0) return;
    const message = disagreement(deed, kinds);
    if (message !== undefined) context.addIssue({ code: 'custom', message, input: deed });
  };

const noFault = (value: unknown): string => {
  const guess = typeof value === 'string' ? didYouMean(value, outages) : '';
  return `${JSON.stringify(value)} is nothing a hop can do: write ${outages.join(', ')}, or what it does, such as status: 503.${guess}`;
};

const outage = z.enum(outages);
const wrongKind = { error: ({ input }: { readonly input?: unknown }) => noFault(input) };

const steadyFault = z
  .union(
    [outage, z.strictObject({ ...deeds, ...page }).superRefine(agreeing(steadyKinds))],
    wrongKind,
  )
  .transform((written) => (typeof written === 'string' ? { kind: written } : steadyOf(written)));

const flapping = z
  .strictObject({
    fail: z.int().min(1).default(1).describe('So many requests fail.'),
    pass: z.int().min(1).default(1).describe('So many pass after that.'),
    fault: steadyFault.optional().describe('What those meet that fail. Default: away.'),
  })
  .optional()
  .describe('Fails some requests, lets some pass, and again. Default: it is steady.');

const allKinds = [...steadyKinds, 'flapping'];

/**
 * How one hop misbehaves, as lab and scenario files write it: a word (`away`) or one thing that it
 * does (`status: 503`). Read, it is a Fault.
 */
const faultEntry = z
  .union(
    [outage, z.strictObject({ ...deeds, ...page, flapping }).superRefine(agreeing(allKinds))],
    wrongKind,
  )
  .transform((written): Fault => {
    if (typeof written === 'string') return { kind: written };
    const { flapping: some, ...rest } = written;
    return some === undefined ? steadyOf(rest) : flappingOf(some);
  });

const flappingOf = ({ fail, pass, fault }: NonNullable<z.output<typeof flapping>>): Fault => ({
  kind: 'flapping',
  fail,
  pass,
  ...(fault === undefined ? {} : { fault }),
});

const steadyOf = (deed: Deeds): SteadyFault => {
  const { status, delay, slow_body, truncated_body, content_type, body } = deed;
  if (status !== undefined) {
    const more = { ...(body !== undefined && { body }) };
    return typeof content_type === 'string'
      ? { kind: 'status', status, ...more, contentType: content_type }
      : { kind: 'status', status, ...more };
  }
  if (delay !== undefined) return { kind: 'delay', delayMs: delay };
  if (slow_body !== undefined) return { kind: 'slow-body', bytesPerSecond: slow_body };
  if (truncated_body !== undefined) return { kind: 'truncated-body', bytes: truncated_body };
  return { kind: 'content-type', contentType: content_type ?? undefined };
};

const hop = (who: string) =>
  faultEntry.nullish().describe(`How ${who} misbehaves. Default: it is well.`);

/** `faults:` — hops that misbehave, by the words that scenarios use for them. */
export const faultsSection = z.strictObject({
  proxy: hop('the proxy (haproxy) in the namespace'),
  host_proxy: hop('the proxy (haproxy) on the compute node'),
  load_balancer: hop('the load balancer'),
  agent: hop('the metadata agent'),
  nova: hop("Nova's metadata service"),
});
