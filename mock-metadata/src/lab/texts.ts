import * as z from 'zod';
import { cidrText, parsedAddress, parsedCidr } from './ip-address.ts';

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const macForm = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i;

export const isUuid = (text: string): boolean => uuidForm.test(text);

export const isMac = (text: string): boolean => macForm.test(text);

/**
 * A text of a certain form. Only a lab that is checked for consistency has to keep to it: see `isOfForm`.
 */
const textThat = (isRight: (text: string) => boolean, wrong: (text: string) => string) =>
  z.string().refine(isRight, {
    error: ({ input }) => wrong(String(input)),
    params: { isOfForm: true },
  });

/** Whether an issue is about nothing but the form of a text: how an id or an address is written. */
export const isOfForm = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'custom' && issue.params?.['isOfForm'] === true;

const notBlank = (text: string) => text.trim() !== '';

export const someText = textThat(
  notBlank,
  () => 'Some text is needed here, not an empty one.',
).meta({
  minLength: 1,
});

export const uuidText = textThat(
  isUuid,
  (text) =>
    `"${text}" is not a UUID: write 8-4-4-4-12 hex digits, or leave the key out for a made-up one.`,
).meta({ format: 'uuid' });

export const macText = textThat(
  isMac,
  (text) =>
    `"${text}" is not a MAC address: write six pairs of hex digits, like fa:16:3e:00:00:01.`,
)
  .transform((text) => text.toLowerCase())
  .meta({ examples: ['fa:16:3e:00:00:01'] });

const ipMessage = (text: string) =>
  text.includes('/')
    ? `"${text}" is a whole block: write one address, like 10.0.0.4.`
    : `"${text}" is not an IP address: write one like 10.0.0.4 or 2001:db8::4.`;

export const ipText = textThat((text) => parsedAddress(text) !== undefined, ipMessage).meta({
  examples: ['10.0.0.4', '2001:db8::4'],
});

export const ipv4Text = textThat(
  (text) => parsedAddress(text)?.version === 4,
  (text) => `"${text}" is not an IPv4 address: write one like 203.0.113.10.`,
).meta({ format: 'ipv4' });

const cidrMessage = (text: string) => {
  const cidr = parsedCidr(text);
  return cidr
    ? `"${text}" has bits beyond its prefix: write ${cidrText(cidr)}.`
    : `"${text}" is not a block of addresses: write one like 10.0.0.0/24 or 2001:db8::/64.`;
};

/** Whether a text is a block as Neutron takes it: nothing set beyond the prefix. */
const isExactCidr = (text: string): boolean => {
  const cidr = parsedCidr(text);
  return cidr !== undefined && parsedAddress(text.split('/')[0] ?? '')?.value === cidr.first;
};

/** A block without bits beyond its prefix. One that cannot be read at all is wrong in an unchecked lab too: addresses come out of it. */
export const cidrOfSubnet = textThat(isExactCidr, cidrMessage)
  .refine((text) => parsedCidr(text) !== undefined, {
    error: ({ input }) => cidrMessage(String(input)),
  })
  .meta({
    examples: ['10.0.0.0/24', '2001:db8::/64'],
  });

/** A block in which bits beyond the prefix may be set, as in routes. */
export const cidrOfRoute = textThat((text) => parsedCidr(text) !== undefined, cidrMessage).meta({
  examples: ['192.168.0.0/16'],
});

/** One of some words. */
export const wordOf = (words: readonly string[]) =>
  z
    .string()
    .refine((text) => words.includes(text), { params: { isOfForm: true, words } })
    .meta({ enum: [...words] });

/** The words that a text should have been one of; undefined for any other issue. */
export const wordsOf = (issue: z.core.$ZodIssue): readonly string[] | undefined =>
  issue.code === 'custom' ? issue.params?.['words'] : undefined;

/** Metadata and the like: texts by name. Numbers must be quoted, as Nova's API wants them. */
export const textsByName = z.record(z.string(), z.string());
