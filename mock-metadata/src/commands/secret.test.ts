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

test('Nova reads it in [neutron], the agent in [DEFAULT], and other sections do not count', () => {
  const line = (value: string) => `metadata_proxy_shared_secret = ${value}`;
  check(`[DEFAULT]\n${line('a')}\n[neutron]\n${line('n')}\n[cinder]\n${line('c')}\n`, 'n');
  check(`[DEFAULT]\n${line('a')}\n[agent]\n${line('g')}\n`, 'a');
  check(`[neutron]\n${line('first')}\n${line('last')}\n`, 'last');
  check(`[cinder]\n${line('c')}\n`, undefined);
  check(`[neutron]\n`, undefined);
});

test('a value is what oslo.config reads: quotes go, a comment behind it stays', () => {
  const checkValue = (written: string, expected: string) =>
    check(`[neutron]\nmetadata_proxy_shared_secret${written}\n`, expected);
  checkValue(' = "a b"', 'a b');
  checkValue(":'x'", 'x');
  checkValue(' = "half', '"half');
  checkValue(' = a # b', 'a # b');
  checkValue(' = a$$b\\$c', 'a$b$c');
  checkValue(' =', '');
});

test('an indented option is no secret by itself, and neither are bytes that are no text', () => {
  check('  metadata_proxy_shared_secret = x\n', undefined);
  check('one\rtwo\n', undefined);
  check('nul\0', undefined);
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

test('the terminal shows nothing any more when the question is asked', () => {
  const { input, streams } = typing();
  const modesWhenAsked: boolean[] = [];
  const output = { write: () => modesWhenAsked.push(...input.modes) };
  void typedSecret('', { ...streams, output });
  expect(modesWhenAsked).toEqual([true]);
});

test('letters may come in pieces, and Ctrl-U takes all of them back', async () => {
  const { input, streams } = typing();
  const answer = typedSecret('', streams);
  input.write('wrong\u0015s');
  input.write(Buffer.from([0xc3]));
  input.write(Buffer.from([0xbc, 0x0d]));
  expect(await answer).toBe('sü');
});

test('Enter or Ctrl-D with nothing typed gives no secret, nor does a terminal that is gone', async () => {
  for (const end of ['\r', '\u0004', undefined]) {
    const { input, streams } = typing();
    const answer = typedSecret('', streams);
    if (end === undefined) input.destroy();
    else input.write(end);
    expect(await answer).toBeUndefined();
  }
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

test('a pipe may hold UTF-16 as PowerShell writes it, but not without an end', async () => {
  const piped = (...chunks: readonly Buffer[]) => {
    const input = new PassThrough({ highWaterMark: 1 << 22 });
    for (const chunk of chunks) input.write(chunk);
    input.end();
    return pipedSecret(input);
  };
  expect(await piped(Buffer.from('\ufeffpiped\r\n', 'utf16le'))).toBe('piped');
  expect(await piped(Buffer.from('\ufeffpiped\n'))).toBe('piped');
  expect(await piped(Buffer.from([0xe9, 0x0a]))).toBeUndefined();
  expect(await piped(Buffer.alloc(1 << 21, 'x'))).toBeUndefined();
});
