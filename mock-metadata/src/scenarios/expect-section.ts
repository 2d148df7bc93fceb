import * as z from 'zod';
import { duration } from '../lab/duration.ts';
import { expectedBody, expectedValue, perRelease } from './expected-section.ts';
import { hopWordList } from './words.ts';

const status = z.int().min(100).max(999);

const outcome = z.enum(['answer', 'closed', 'reset', 'refused', 'timeout', 'garbage']);

const hop = z.enum(hopWordList);

const received = z.strictObject({
  times: perRelease(z.int().min(0), 'Write a number, or one for each release.')
    .optional()
    .describe('How often Nova was asked in this step. The old agent (zed) asks twice on 404.'),
  method: expectedValue.optional().describe('Method of the last request that Nova got.'),
  path: expectedValue.optional().describe('Path and query of the last request that Nova got.'),
  headers: z
    .record(z.string(), expectedValue)
    .optional()
    .describe('Headers of the last request that Nova got; null: not there.'),
  body: expectedValue.optional().describe('Body of the last request that Nova got.'),
});

/** What is expected of one request. */
export const expectSection = z.strictObject({
  status: perRelease(
    z.union([status, z.array(status).min(1)], {
      error: 'Write a status such as 200, or a list: [200, 404].',
    }),
    'Write a status such as 200, a list, or one for each release: {zed: 404, other: 400}.',
  )
    .optional()
    .describe('HTTP status of the answer; a list where several are right.'),
  outcome: perRelease(
    z.union([outcome, z.array(outcome).min(1)]),
    'Write answer, closed, reset, refused, timeout or garbage.',
  )
    .optional()
    .describe(
      'What came back at all: an answer, or a connection that was closed without a byte, reset or refused, nothing in time, or bytes that are no HTTP.',
    ),
  headers: z
    .record(z.string(), expectedValue)
    .optional()
    .describe(
      'Headers of the answer, by name in any case; null: not there; a list: several lines.',
    ),
  body: expectedBody.optional().describe('Body of the answer.'),
  decided_by: perRelease(
    hop,
    'Write instance, proxy, agent or nova (host_proxy or load_balancer where the topology has one).',
  )
    .optional()
    .describe('The hop whose decision made the answer what it is.'),
  rule: expectedValue
    .optional()
    .describe('Name of the rule that decided, as `mock-metadata explain` tells it.'),
  reason: expectedValue.optional().describe('The sentence that says why.'),
  took: perRelease(duration, 'Write a time such as 32s.')
    .optional()
    .describe('How long it took, by the clock of the scenario.'),
  nova_received: perRelease(
    z.union([z.boolean(), received]),
    'Write true, false, or what Nova got: {path: …, headers: {X-Tenant-ID: …}}.',
    ['times', 'method', 'path', 'headers', 'body'],
  )
    .optional()
    .describe('Whether a request reached Nova, and what was in it.'),
});

export type ExpectEntry = z.output<typeof expectSection>;
export type ReceivedEntry = z.output<typeof received>;
