import type { Path } from '../lab/source-text.ts';
import type { SendEntry } from './send-section.ts';
import type { StepReading } from './step-reading.ts';

const mostBytes = 1024 * 1024;
const base64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

/** The bytes of a request's body; undefined where it has none. What cannot be is reported. */
export const sentBody = (
  { body, body_base64: encoded }: SendEntry,
  path: Path,
  { report }: StepReading,
): Uint8Array | undefined => {
  if (body !== undefined && encoded !== undefined) {
    report('wrong-value', [...path, 'body_base64'], 'Write body or body_base64, not both.', 'key');
  }
  if (encoded !== undefined && !base64.test(encoded)) {
    const message = 'This is no base64: write A–Z, a–z, 0–9, + and /, with = at the end.';
    report('wrong-value', [...path, 'body_base64'], message);
  }
  if (encoded !== undefined) return Buffer.from(encoded, 'base64');
  if (body === undefined || typeof body === 'string') {
    return body === undefined ? undefined : Buffer.from(body, 'utf8');
  }
  if (body.repeat.length * body.times > mostBytes) {
    report(
      'wrong-value',
      [...path, 'body'],
      'This body is larger than 1 MiB: write a smaller one.',
    );
    return undefined;
  }
  return Buffer.from(body.repeat.repeat(body.times), 'utf8');
};
