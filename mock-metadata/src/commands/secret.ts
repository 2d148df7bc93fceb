import type { ReadStream } from 'node:tty';
import { plainFile } from '../http/plain-file.ts';

const option = 'metadata_proxy_shared_secret';

/**
 * The shared secret in a file: the value of metadata_proxy_shared_secret where the file is a
 * nova.conf or metadata_agent.ini, else the file's one line. Undefined where there is neither.
 */
export const secretIn = (text: string): string | undefined => {
  const fromOption = new RegExp(`^[ \\t]*${option}[ \\t]*[=:][ \\t]*(.*?)[ \\t]*$`, 'm').exec(
    text.replaceAll('\r\n', '\n'),
  )?.[1];
  if (fromOption !== undefined) return fromOption;
  const line = text.replace(/\r?\n$/, '');
  return line === '' || line.includes('\n') ? undefined : line;
};

/** Reads a secret from a file; throws what reading it throws. */
export const secretFromFile = (path: string): string | undefined =>
  secretIn(new TextDecoder().decode(plainFile(path)));

/** Where a secret is typed: standard input, and where the question goes. */
export interface Typing {
  readonly input: ReadStream;
  readonly output: { write(text: string): unknown };
}

const interrupt = '\u0003';
const endOfTyping = '\u0004';

const isEnd = (character: string): boolean => ['\r', '\n', endOfTyping].includes(character);

/** What was typed so far, and whether that is the end of it. */
interface Typed {
  readonly text: string;
  readonly end: 'enter' | 'interrupt' | undefined;
}

const typedOn = ({ text, end }: Typed, character: string): Typed => {
  if (end !== undefined) return { text, end };
  if (character === interrupt) return { text, end: 'interrupt' };
  if (isEnd(character)) return { text, end: 'enter' };
  const isBackspace = character === '\u007f' || character === '\b';
  return { text: isBackspace ? text.slice(0, -1) : text + character, end };
};

/** Asks for a secret and shows nothing of what is typed; undefined after Ctrl-C. */
export const typedSecret = (
  question: string,
  { input, output }: Typing,
): Promise<string | undefined> =>
  new Promise((resolve) => {
    let typed: Typed = { text: '', end: undefined };
    output.write(question);
    const take = (data: Buffer): void => {
      typed = Array.from(data.toString('utf8')).reduce(typedOn, typed);
      if (typed.end === undefined) return;
      input.off('data', take);
      input.setRawMode(false);
      input.pause();
      output.write('\n');
      resolve(typed.end === 'enter' ? typed.text : undefined);
    };
    input.setRawMode(true);
    input.resume();
    input.on('data', take);
  });

/** All of standard input, for a secret that another program hands over. */
export const pipedSecret = async (input: AsyncIterable<Buffer>): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return secretIn(Buffer.concat(chunks).toString('utf8'));
};
