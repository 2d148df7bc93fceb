import { isSecretName } from '../../../mock-metadata/src/secret-name.ts';
import type { JsonValue } from './json-value.ts';

/** What stands in place of a secret. */
export const mask = '••••••';

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
