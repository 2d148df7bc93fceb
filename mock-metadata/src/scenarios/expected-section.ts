import * as z from 'zod';
import { releases } from '../lab/model.ts';
import { didYouMeanOneOf } from '../lab/nearest.ts';

/** Values that are compared as they stand. */
const scalar = z.union([z.string(), z.number(), z.boolean()], {
  error: 'Write a text, a number, true or false.',
});

const fromLab = z
  .string()
  .describe(
    'A value out of the lab, such as instances.web-1.uuid, instances.web-1.project_id, instances.web-1.address, networks.private.id or routers.gateway.id.',
  );

const someScalars = z
  .array(scalar)
  .min(1, 'An empty list holds for every answer: name at least one text.');

const texts = z.union([scalar, someScalars], {
  error: 'Write a text, or a list of texts.',
});

const comparisonKeys = {
  equals: z.unknown().optional().describe('It is this, exactly.'),
  from_lab: fromLab.optional(),
  contains: texts.optional().describe('It holds this text, or each of these.'),
  not_contains: texts.optional().describe('It holds none of these.'),
  matches: z
    .string()
    .optional()
    .describe('A JavaScript regular expression finds something in it. It has a second.'),
  not_matches: z.string().optional().describe('A regular expression finds nothing in it.'),
  exists: z.boolean().optional().describe('Whether it is there at all.'),
  length: z.int().min(0).optional().describe('So many characters, or items of a list.'),
};

const comparison = z.strictObject(comparisonKeys);

const releaseKeys = [...releases, 'other'];

/** Says which key of a map is wrong, where it is a map; `forms` else. */
const formError =
  (forms: string, keys: readonly string[]) =>
  ({ input }: { readonly input?: unknown }): string => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return forms;
    const wrong = Object.keys(input).find((key) => !keys.includes(key));
    return wrong === undefined
      ? 'Write either what is expected, or one for each release (zed, epoxy, master, other): not both in one.'
      : `"${wrong}" cannot stand here.${didYouMeanOneOf(wrong, keys)}`;
  };

/** A value for all releases, or one for each: `{zed: 404, other: 400}`. */
export const perRelease = <Value extends z.ZodType>(
  value: Value,
  forms: string,
  keys: readonly string[] = [],
) =>
  z.union(
    [
      value,
      z
        .looseObject({
          zed: value.optional().describe('In release zed.'),
          epoxy: value.optional().describe('In release epoxy.'),
          master: value.optional().describe('In release master.'),
          other: value.optional().describe('In the releases that are not named.'),
        })
        // Not strict by itself, so that a map with other keys is no such map at all instead of one with a mistake.
        .refine((map) => Object.keys(map).every((key) => releaseKeys.includes(key)), {
          abort: true,
          error: 'Not one for each release.',
        })
        .meta({ additionalProperties: false }),
    ],
    { error: formError(forms, [...keys, ...releaseKeys]) },
  );

const forms =
  'Write a text, or how to compare: {contains: …}, {matches: …}. It can differ by release: {zed: …, other: …}.';

/** What one value is expected to be. */
export const expectedValue = perRelease(
  z.union([scalar, z.null(), z.array(z.unknown()), comparison], {
    error: formError(forms, [...Object.keys(comparisonKeys), ...releaseKeys]),
  }),
  forms,
  Object.keys(comparisonKeys),
  // It stands in dozens of places; in the JSON schema once, under this name.
).meta({ id: 'expected-value' });

export type ComparisonEntry = z.output<typeof comparison>;

/** A text that is so long that nobody wants to write it. */
export const repeatedText = z.strictObject({
  repeat: z.string().describe('A text.'),
  times: z.int().min(0).max(100_000).describe('How many times it stands there.'),
});

/** A header's value in a request. */
export const sentValue = z.union([scalar, z.strictObject({ from_lab: fromLab }), repeatedText], {
  error:
    'Write the value of the header, {from_lab: instances.web-1.uuid} or {repeat: x, times: 5000}.',
});

const headerPath =
  'By JSON path: $.uuid, $.meta.role, $.keys[0].name, $.devices[*].tags. null: JSON null; {exists: false}: not there.';

const bodyKeys = {
  ...comparisonKeys,
  json: z.record(z.string(), expectedValue).optional().describe(headerPath),
  empty: z.boolean().optional().describe('Whether it has no bytes.'),
  base64: z.string().optional().describe('These bytes, exactly, as base64.'),
  bytes: z.int().min(0).optional().describe('So many bytes.'),
};

const bodyForms =
  'Write the whole text of the body, or how to look at it: {contains: …}, {json: {$.uuid: …}}, {empty: true}.';

/** What an answer's body is expected to be. */
export const expectedBody = perRelease(
  z.union([z.string(), z.strictObject(bodyKeys)], {
    error: formError(bodyForms, [...Object.keys(bodyKeys), ...releaseKeys]),
  }),
  bodyForms,
  Object.keys(bodyKeys),
);

export type BodyEntry = Exclude<z.output<typeof expectedBody>, string>;
