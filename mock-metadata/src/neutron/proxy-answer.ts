import {
  type Header,
  type HttpAnswer,
  type HttpRequest,
  headerValue,
  type Outcome,
} from '../message.ts';
import { connectionLeft, connectionLine } from './proxy-connection.ts';
import { badGatewayPage, timeOutPage, unavailablePage } from './proxy-pages.ts';
import { fixedBytes, headLimitBytes, lineBytes } from './proxy-request.ts';

/** What the instance gets, and whether haproxy wrote it itself. */
export interface BroughtBack {
  readonly answer: HttpAnswer;
  readonly isOwnPage: boolean;
}

/** What haproxy makes of what came back from the program behind it. */
export const broughtBack = (
  outcome: Outcome,
  request: HttpRequest,
  clientWantsMore: boolean,
): BroughtBack => {
  if (outcome.kind === 'answer' && isReadable(outcome.answer)) {
    return { answer: passedOn(outcome.answer, request, clientWantsMore), isOwnPage: false };
  }
  return { answer: ownPage(pages[outcome.kind], request, clientWantsMore), isOwnPage: true };
};

const pages: Readonly<Record<Outcome['kind'], HttpAnswer>> = {
  answer: badGatewayPage,
  closed: badGatewayPage,
  reset: badGatewayPage,
  garbage: badGatewayPage,
  refused: unavailablePage,
  timeout: timeOutPage,
};

/** One of haproxy's own pages as an answer to a request. */
export const ownPage = (
  page: HttpAnswer,
  request: HttpRequest,
  clientWantsMore: boolean,
): HttpAnswer => {
  const line = connectionLine(request, clientWantsMore, page);
  return {
    ...page,
    headers: line ? [...page.headers, line] : page.headers,
    body: request.method === 'HEAD' ? nothing : page.body,
  };
};

const nothing = new Uint8Array(0);
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Bodies here carry no transfer coding, so an answer that claims one breaks haproxy's parser. */
const isReadable = ({ reason, headers }: HttpAnswer): boolean => {
  let bytes = reason.length + 'HTTP/1.1200'.length + fixedBytes;
  for (const [name, value] of headers) {
    bytes += name.length + value.length + lineBytes;
    if (!token.test(name)) return false;
    if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') return false;
    if (name.length === 14 && /^content-length$/i.test(name) && !/^\d+$/.test(value)) return false;
  }
  return bytes <= headLimitBytes;
};

const passedOn = (
  answer: HttpAnswer,
  request: HttpRequest,
  clientWantsMore: boolean,
): HttpAnswer => {
  const line = connectionLine(request, clientWantsMore, answer);
  const headers = lowerCased(answer);
  if (line) headers.push(line);
  return { ...answer, headers, body: framedBody(answer, request.method) };
};

const lowerCased = ({ headers, status }: HttpAnswer): Header[] => {
  const lower: Header[] = [];
  let hasLength = status === 204;
  for (const header of headers) {
    const name = header[0].toLowerCase();
    const value = name === 'connection' ? connectionLeft(header[1]) || undefined : header[1];
    const isSecond = name === 'content-length' && hasLength;
    hasLength ||= name === 'content-length';
    if (value === undefined || isSecond) continue;
    lower.push(name === header[0] && value === header[1] ? header : [name, value]);
  }
  return lower;
};

/** No more than Content-Length says; less where the agent hung up in the middle. */
const framedBody = ({ status, headers, body }: HttpAnswer, method: string): Uint8Array => {
  if (method === 'HEAD' || status === 204 || status === 304) return nothing;
  const length = Number(headerValue(headers, 'content-length') ?? Number.NaN);
  return length < body.length ? body.subarray(0, length) : body;
};
