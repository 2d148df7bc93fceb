import { Buffer } from 'node:buffer';
import { isSecretName } from '../secret-name.ts';
import type { Fetched } from './source.ts';

/** What stands where a secret stood. */
const mask = '***';

type Masked = (body: Uint8Array) => string;

const withoutUserData: Masked = () =>
  '#cloud-config\n# The user-data was left out when this was recorded. `mock-metadata record --secrets` keeps it.\n';

const nothingLeft: Masked = () => mask;

const jsonOf = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
};

/** JSON with its shape, and no text in it that could be a secret. */
const shapeOnly: Masked = (body) => JSON.stringify(withoutTexts(jsonOf(body) ?? mask));

const withoutTexts = (value: unknown): unknown => {
  if (typeof value === 'string') return value === '' ? '' : mask;
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [key, withoutTexts(inside)]),
  );
};

/** Only what is secret in meta_data.json; what it is good for stays. */
const metaData: Masked = (body) => {
  const json = jsonOf(body);
  if (typeof json !== 'object' || json === null) return mask;
  return JSON.stringify(maskedMembers(json));
};

const maskedMembers = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(maskedMembers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [key, maskedMember(key, inside)]),
  );
};

const maskedMember = (key: string, value: unknown): unknown => {
  if (key === 'random_seed') return Buffer.alloc(512).toString('base64');
  // Its keys are names that people gave their key pairs, and what stands there is public.
  if (key === 'public_keys') return value;
  return isSecretName(key) && value !== null ? mask : maskedMembers(value);
};

/** Where secrets are in a metadata tree, and what is left of each. The first that fits counts. */
const rules: readonly (readonly [path: RegExp, masked: Masked])[] = [
  [/\/user[-_]data\/?$/, withoutUserData],
  [/\/meta_data\.json$/, metaData],
  [/\/vendor_data2?\.json$/, shapeOnly],
  [/\/password$/, nothingLeft],
  [/\/security-credentials\/./, nothingLeft],
  [/\/openstack\/content\//, nothingLeft],
];

/** How to mask what stands at a path; undefined where nothing there is secret. Listings end in a slash. */
const maskFor = (path: string): Masked | undefined => {
  const [, masked] = rules.find(([pattern]) => pattern.test(path)) ?? [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  return masked ?? (isSecretName(name) ? nothingLeft : undefined);
};

/** An answer without its secrets; undefined where it has none. */
export const maskedAnswer = (path: string, fetched: Fetched): Fetched | undefined => {
  const { status, body, headers } = fetched;
  const masked = maskFor(path);
  if (masked === undefined || status !== 200 || body.length === 0) return undefined;
  const left = Buffer.from(masked(body));
  return {
    ...fetched,
    body: left,
    headers: headers.map(([name, value]) =>
      name.toLowerCase() === 'content-length' ? [name, String(left.length)] : [name, value],
    ),
  };
};
