import { gunzipSync } from 'node:zlib';
import type { Release } from '../lab/model.ts';
import {
  answered,
  type Header,
  type HttpAnswer,
  headerValue,
  type Outcome,
  withoutHeaders,
} from '../message.ts';
import type { AnswerRule } from './agent-notes.ts';
import { attempt, contentOf, inflated, isCutShort } from './answer-content.ts';
import { closed } from './hop.ts';
import { reencoded, reencodedHeader } from './python-text.ts';

/** The statuses that the new agent passes on, with the phrases it writes; anything else raises. */
const reasons: ReadonlyMap<number, string> = new Map([
  [200, 'OK'],
  [400, 'Bad Request'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [409, 'Conflict'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
]);

/** What the agent sends back, and by which rule. */
export interface AgentAnswer {
  readonly outcome: Outcome;
  readonly rule: AnswerRule;
}

/**
 * What the new agent makes of Nova's answer: passed on with its headers, unless it has to be text
 * and is not. Source: FACTS 3.3 and 14.20-22, neutron/common/metadata.py of both releases.
 */
export const rawSocketAnswer = (
  answer: HttpAnswer,
  method: string,
  release: Release,
): AgentAnswer => {
  if (isCutShort(answer, method)) return lost('nova-answer-cut-short');
  const content = contentOf(answer, 'urllib3 2');
  if (content === undefined) return lost('nova-content-broken');
  const reason = reasons.get(answer.status);
  if (reason === undefined) return lost('nova-status-unexpected');
  const plain = withoutCoding(answer.headers, content, release);
  if (plain === undefined) return lost('nova-content-broken');
  const type = headerValue(plain.headers, 'Content-Type') ?? '';
  const body = reencoded(type, plain.body);
  const headers = body && headersOf(plain, type, release);
  if (body === undefined || headers === undefined) {
    return lost(type === '' ? 'nova-answer-without-type' : 'nova-answer-not-text');
  }
  return body === 'utf-16'
    ? inUtf16({ status: answer.status, reason, headers, body: plain.body })
    : written({ status: answer.status, reason, headers, body });
};

const lost = (rule: AnswerRule): AgentAnswer => ({ outcome: closed, rule });

const written = (answer: HttpAnswer): AgentAnswer =>
  // The blank line belongs to the body, and only an empty 200 gets one of its own.
  answer.body.length === 0 && answer.status !== 200
    ? garbage(Buffer.from(head(answer), 'latin1'), 'nova-error-without-body')
    : { outcome: answered(answer), rule: 'nova-answered' };

const inUtf16 = (answer: HttpAnswer): AgentAnswer => {
  const text = Buffer.from(answer.body)
    .toString('utf16le')
    .replace(/^\ufeff/, '');
  const whole = `\ufeff${head(answer)}\r\n\r\n${text}`;
  return garbage(Buffer.from(whole, 'utf16le'), 'nova-answer-not-text');
};

const head = ({ status, reason, headers }: HttpAnswer): string =>
  [`HTTP/1.1 ${status} ${reason}`, ...headers.map(([name, value]) => `${name}: ${value}`)].join(
    '\r\n',
  );

const garbage = (bytes: Uint8Array, rule: AnswerRule): AgentAnswer => ({
  outcome: { kind: 'garbage', bytes },
  rule,
});

interface Content {
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/**
 * The answer after the agent unpacked what it takes for compressed; undefined where that fails.
 * The HTTP library has undone any Content-Encoding before.
 */
const withoutCoding = (
  headers: readonly Header[],
  body: Uint8Array,
  release: Release,
): Content | undefined => {
  const coding = headerValue(headers, 'Content-Encoding');
  const believed = believedCoding(coding, body, release);
  const isStale = believed === undefined && (coding === 'gzip' || coding === 'deflate');
  if (believed === undefined && !isStale) return { headers, body };
  const rest = withoutHeaders(headers, 'Content-Encoding');
  if (believed === undefined) return { headers: rest, body };
  const unpacked = believed === 'gzip' ? gunzipped(body) : inflated(body);
  return unpacked && { headers: rest, body: unpacked };
};

/**
 * The release of 2025.1 believes the header where there is one, and so fails on what is unpacked
 * already; later ones go by the first bytes alone. Gzip user data comes without the header.
 */
const believedCoding = (
  coding: string | undefined,
  body: Uint8Array,
  release: Release,
): 'gzip' | 'deflate' | undefined => {
  const hasMagic = body[0] === 0x1f && body[1] === 0x8b && body[2] === 8;
  if (hasMagic && (release !== 'epoxy' || !coding)) return 'gzip';
  if (release !== 'epoxy') return undefined;
  return coding === 'gzip' || coding === 'deflate' ? coding : undefined;
};

const gunzipped = (body: Uint8Array): Uint8Array | undefined =>
  body.length === 0 ? body : attempt(() => gunzipSync(body));

/**
 * Nova's headers, repeats joined in the place of the first, Content-Length anew at the end. The
 * release of 2025.1 keeps a Transfer-Encoding that no longer holds.
 */
const headersOf = (
  { headers: given, body }: Content,
  type: string,
  release: Release,
): readonly Header[] | undefined => {
  const headers: [name: string, value: string][] = [];
  for (const [name, value] of given) {
    const lower = name.toLowerCase();
    if (lower === 'content-length') continue;
    if (lower === 'transfer-encoding' && release !== 'epoxy') continue;
    const text = reencodedHeader(type, value);
    if (text === undefined) return undefined;
    const earlier = headers.find(([other]) => other.toLowerCase() === lower);
    if (earlier) earlier[1] += `, ${text}`;
    else headers.push([name, text]);
  }
  headers.push(['Content-Length', String(body.length)]);
  return headers;
};
