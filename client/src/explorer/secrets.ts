import type { JsonValue } from './json-entries.ts';

/** What stands in place of a secret. */
export const mask = '••••••';

/**
 * Whether a key or file of the metadata names a secret: `admin_pass`, `password`, and what people
 * call such things in their own metadata (`db_password`, `api_token`, `adminPass`).
 */
export const isSecretName = (name: string): boolean =>
  /(^|[-_.])(passw(or)?d|passphrase|secret|token|private[-_]?key|admin[-_]?pass)$/i.test(
    name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2'),
  );

/** The same value with every secret in it masked; keys and shape stay. */
export const withoutSecrets = (value: JsonValue): JsonValue => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  // fromEntries, because a key may be `__proto__`.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      isSecretName(key) && item !== null && item !== '' ? mask : withoutSecrets(item),
    ]),
  );
};

/** Whether masking would change the value. */
export const hasSecrets = (value: JsonValue): boolean => {
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(hasSecrets);
  return Object.entries(value).some(
    ([key, item]) => (isSecretName(key) && item !== null && item !== '') || hasSecrets(item),
  );
};
