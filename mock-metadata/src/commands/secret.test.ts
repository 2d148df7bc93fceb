import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { expect, test } from 'vitest';
import { pipedSecret, secretIn, typedSecret } from './secret.ts';

const check = (text: string, expected: string | undefined) => expect(secretIn(text)).toBe(expected);

test('a file with one line is the secret, its line end is not', () => {
  check('s3cret\n', 's3cret');
  check(' blanks count \r\n', ' blanks count ');
  check('', undefined);
  check('two\nlines\n', undefined);
});

test('in nova.conf and metadata_agent.ini it is the value of the option', () => {
  check('[neutron]\nservice_metadata_proxy = true\nmetadata_proxy_shared_secret = a=b \n', 'a=b');
  check('[DEFAULT]\r\nmetadata_proxy_shared_secret=x\r\n', 'x');
  check('# metadata_proxy_shared_secret = commented\n[a]\n', undefined);
});

const typing = () => {
  const input = Object.assign(new PassThrough(), {
    modes: [] as boolean[],
    setRawMode(mode: boolean) {
      this.modes.push(mode);
    },
  });
  const shown: string[] = [];
  const output = { write: (text: string) => shown.push(text) };
  return { input, shown, streams: { input: input as unknown as ReadStream, output } };
};

test('what is typed is never shown, and a key can be taken back', async () => {
  const { input, shown, streams } = typing();
  const answer = typedSecret('Secret: ', streams);
  input.write('s3x');
  input.write('\u007fcret\r');
  expect(await answer).toBe('s3cret');
  expect(shown.join('')).toBe('Secret: \n');
  expect(input.modes).toEqual([true, false]);
});

test('Ctrl-C gives no secret', async () => {
  const { input, streams } = typing();
  const answer = typedSecret('', streams);
  input.write('half\u0003');
  expect(await answer).toBeUndefined();
});

test('another program can hand it over', async () => {
  const input = new PassThrough();
  input.end('piped\n');
  expect(await pipedSecret(input)).toBe('piped');
});
