import type { Chain, Header, HopName, HttpRequest } from '../../../mock-metadata/src/index.ts';
import { mockLibrary } from '../mock/mock-library.ts';
import { writtenRequest } from './written-request.ts';

/** A request in the user's own words. */
export interface RequestText {
  /** The hop that it is sent to. */
  readonly to: string;
  /** Method and path. */
  readonly line: string;
  /** Headers as curl takes them after -H, parted by `|`. */
  readonly headers: string;
}

/** A request that somebody wrote, and where to put it. */
export interface OwnRequest {
  readonly text: RequestText;
  readonly enterAt: HopName;
  readonly request: HttpRequest;
}

/** The request in two lines of text, or what is wrong with them. */
export type RequestReader = (line: string, headers: string) => HttpRequest | string;

/** Loads what it takes to read requests. */
export const requestReader = async (): Promise<RequestReader> => {
  const { requestFrom } = await mockLibrary();
  return (line, headers) => {
    const written = writtenRequest(line, headers);
    if (written === undefined) return 'Write a method and a path: GET /latest/meta-data/';
    const { path, ...options } = written;
    return requestFrom(path, options);
  };
};

/** The request that a text stands for. Throws where it is none, or is for a hop that is not there. */
export const ownRequest = (
  { hops }: Pick<Chain, 'hops'>,
  text: RequestText,
  read: RequestReader,
): OwnRequest => {
  const enterAt = hops.find((hop) => hop === text.to);
  if (enterAt === undefined) {
    throw new Error(`This lab has no hop “${text.to}”. It has ${hops.join(', ')}.`);
  }
  const request = read(text.line, text.headers);
  if (typeof request === 'string') throw new Error(request);
  return { text, enterAt, request };
};

/** Markdown that shows the request as it was written: a block of code, in which nothing is markup. */
export const requestMarkdown = ({ line, headers }: RequestText): string =>
  [line.trim(), ...headers.split('|').map((piece) => piece.trim())]
    .filter((row) => row !== '')
    .map((row) => `    ${row}`)
    .join('\n');

/** The headers that programs in front of a hop add for it, as one would write them for that hop. */
export const addedHeadersText = (headers: readonly Header[]): string =>
  headers
    .filter(([name, value]) => /^x-/i.test(name) && !value.includes('|'))
    .map(([name, value]) => (value === '' ? `${name};` : `${name}: ${value}`))
    .join(' | ');
