import * as z from 'zod';
import { duration } from '../lab/duration.ts';
import { faultsSection } from '../lab/fault-section.ts';
import { releases, topologies } from '../lab/model.ts';
import { someText } from '../lab/texts.ts';
import { expectSection } from './expect-section.ts';
import { sendSection } from './send-section.ts';

const oneOrMore = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.union([z.enum(words), z.array(z.enum(words)).min(1)], {
    error: `Write one or a list of: ${words.join(', ')}.`,
  });

/** A lab in the scenario itself; read as a lab file is. */
export const inlineLab = z.record(z.string(), z.unknown());

/** A piece of a lab file; laid over it and read with it. */
export const labChange = z.record(z.string(), z.unknown());

const step = z.strictObject({
  title: someText.optional().describe('What this step shows. Default: made from what it does.'),
  send: sendSection
    .nullish()
    .describe('Send a request; everything has a default, so `send: {}` asks for meta_data.json.'),
  expect: expectSection.optional().describe('What must come of the request.'),
  repeat: z
    .int()
    .min(1)
    .max(1_000)
    .default(1)
    .describe('How often the request is sent. Each time must come out as expected.'),
  wait: duration.optional().describe('Move the clock by this long, such as 16s. Nobody waits.'),
  change: labChange
    .optional()
    .describe(
      'Change the cloud while everything runs: laid over the lab file, key by key; null removes a key, a list is replaced. Caches stay, and so do options that Nova reads only when it starts (metadata_cache_expiration).',
    ),
  fault: faultsSection
    .optional()
    .describe('From now on these hops misbehave; null makes one well again.'),
});

/**
 * The scenario file (`*.scenario.yaml`): every key with its meaning, type and default, once. From it come the
 * TypeScript type, the validation and the JSON schema for editors.
 */
export const scenarioFile = z
  .strictObject({
    title: someText.describe('What this shows, in one sentence.'),
    why: someText.describe('Why it matters, with the advisory or bug where there is one.'),
    lab: z
      .union([z.string(), inlineLab], {
        error: ({ input }) =>
          input === undefined
            ? undefined
            : 'Write the path of a lab file such as ../web.lab.yaml, or the lab itself.',
      })
      .describe(
        'The cloud: path of a lab file, from the folder of this file and inside the workspace, or the lab itself.',
      ),
    topology: oneOrMore(topologies)
      .optional()
      .describe("Instead of the lab's topology. A list: the scenario runs once in each."),
    releases: oneOrMore(releases)
      .default([...releases])
      .describe('The releases to run in, once in each.'),
    instance: z.string().optional().describe("Who asks. Default: the lab's default."),
    now: z
      .string()
      .refine((text) => /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text)), {
        error: 'Write a date such as 2026-01-01 or 2026-01-01T12:00:00Z.',
      })
      .default('2026-01-01T00:00:00Z')
      .describe('What the clock says at the beginning (UTC).'),
    steps: z.array(step).min(1, 'Write at least one step.').describe('What happens, in order.'),
  })
  .meta({ title: 'Scenario of a make-believe OpenStack cloud' });

/** A scenario file as written, with the defaults that do not depend on anything else filled in. */
export type ScenarioFile = z.output<typeof scenarioFile>;

export type StepEntry = ScenarioFile['steps'][number];
