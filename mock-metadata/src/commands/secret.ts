import { StringDecoder } from 'node:string_decoder';
import type { ReadStream } from 'node:tty';
import { plainFile } from '../http/plain-file.ts';
import { isConfiguration, sharedSecretOption } from './shared-secret-option.ts';

/**
 * The shared secret in a file: what oslo.config reads for metadata_proxy_shared_secret where the file is a nova.conf or
 * metadata_agent.ini ('' where it is set to nothing), else the file's one line. Undefined where there is neither.
 */
export const secretIn = (text: string): string | undefined => {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (isConfiguration(lines)) return sharedSecretOption(lines);
  const [line = '', ...more] = lines;
  return line === '' || more.length > 0 || hasControls(line) ? undefined : line;
};

/** Text has line ends or other control characters; a secret, an id and a header have none. */
export const hasControls = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u001f\u007f]/.test(text);

/** The same of a file's bytes: UTF-8, or UTF-16 as PowerShell writes it. */
const secretInBytes = (bytes: Uint8Array): string | undefined => {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return secretIn(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

/** Reads a secret from a file; throws what reading it throws. */
export const secretFromFile = (path: string): string | undefined => secretInBytes(plainFile(path));

/** Where a secret is typed: standard input, and where the question goes. */
export interface Typing {
  readonly input: ReadStream;
  readonly output: { write(text: string): unknown };
}

const interrupt = '\u0003';
const endOfTyping = '\u0004';
const takeLineBack = '\u0015';

const isEnd = (character: string): boolean => ['\r', '\n', endOfTyping].includes(character);

/** What was typed so far, and whether that is the end of it. */
interface Typed {
  readonly text: string;
  readonly end: 'enter' | 'interrupt' | undefined;
}

const typedOn = ({ text, end }: Typed, character: string): Typed => {
  if (end !== undefined) return { text, end };
  if (character === interrupt) return { text, end: 'interrupt' };
  if (isEnd(character)) return { text, end: text === '' ? 'interrupt' : 'enter' };
  if (character === takeLineBack) return { text: '', end };
  const isBackspace = character === '\u007f' || character === '\b';
  if (isBackspace) return { text: Array.from(text).slice(0, -1).join(''), end };
  return { text: hasControls(character) ? text : text + character, end };
};

/** Asks for a secret and shows nothing of what is typed; undefined after Ctrl-C, or where nothing is typed. */
export const typedSecret = (
  question: string,
  { input, output }: Typing,
): Promise<string | undefined> =>
  new Promise((resolve) => {
    let typed: Typed = { text: '', end: undefined };
    const decoder = new StringDecoder('utf8');
    const finish = (): void => {
      input.off('data', take);
      input.off('close', finish);
      input.setRawMode(false);
      input.pause();
      output.write('\n');
      resolve(typed.end === 'enter' ? typed.text : undefined);
    };
    const take = (data: Buffer): void => {
      typed = Array.from(decoder.write(data)).reduce(typedOn, typed);
      if (typed.end !== undefined) finish();
    };
    // Before the question: a terminal shows what is typed until then.
    input.setRawMode(true);
    output.write(question);
    input.resume();
    input.on('data', take);
    input.once('close', finish);
  });

const mostPipedBytes = 1024 * 1024;

/** All of standard input, for a secret that another program hands over; undefined for more than 1 MiB. */
export const pipedSecret = async (input: AsyncIterable<Buffer>): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > mostPipedBytes) return undefined;
  }
  return secretInBytes(Buffer.concat(chunks));
};
