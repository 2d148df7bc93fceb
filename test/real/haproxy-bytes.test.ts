import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Release } from '../../mock-metadata/src/lab/model.ts';
import { answered, type HttpAnswer, type HttpRequest } from '../../mock-metadata/src/message.ts';
import { namespaceProxy } from '../../mock-metadata/src/neutron/namespace-proxy.ts';
import { refusalPage } from '../../mock-metadata/src/neutron/proxy-pages.ts';
import { readByProxy } from '../../mock-metadata/src/neutron/proxy-reader.ts';
import { rawAnswer } from '../support/raw-http.ts';
import { freePort, haproxyProgram, isRecordedSeries, startHaproxy } from './haproxy.ts';

const networkId = '0f9de3a2-5a4f-4f43-8a54-4b3f1d0b7a11';
const program = haproxyProgram();

const releaseOf = (): Release | undefined => {
  if (typeof program === 'string') return undefined;
  return (['zed', 'epoxy'] as const).find((release) => isRecordedSeries(program, release));
};
const release = releaseOf();

const agentAnswer: HttpAnswer = {
  status: 404,
  reason: 'Not Found',
  headers: [
    ['Content-Type', 'text/plain'],
    ['Content-Length', '2'],
    ['Connection', 'close'],
  ],
  body: Buffer.from('no'),
};

const answerText = ({ status, reason, headers, body, httpVersion }: HttpAnswer): string =>
  `HTTP/${httpVersion ?? '1.1'} ${status} ${reason}\r\n${linesOf(headers)}\r\n${Buffer.from(body).toString('latin1')}`;

const requestText = ({ method, target, headers, body, httpVersion }: HttpRequest): string =>
  `${method} ${target} HTTP/${httpVersion ?? '1.1'}\r\n${linesOf(headers)}\r\n${Buffer.from(body).toString('latin1')}`;

const linesOf = (headers: HttpRequest['headers']): string =>
  headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');

/** What reaches the agent, and what comes back. */
interface Passage {
  readonly toAgent: string;
  readonly answer: string;
}

const throughOurs = (bytes: string, of: Release): Passage => {
  const read = readByProxy(Buffer.from(bytes, 'latin1'), of);
  if (read.kind === 'refused')
    return { toAgent: '', answer: answerText(refusalPage(read.refusal)) };
  if (read.kind === 'incomplete') return { toAgent: '', answer: 'incomplete' };
  const hop = namespaceProxy({ mode: 'network', id: networkId, release: of });
  const first = hop({ ...read.request, peer: '127.0.0.1' });
  const toAgent = first.kind === 'forward' ? requestText(first.request) : '';
  const last = first.kind === 'forward' ? first.up(answered(agentAnswer)) : first;
  const outcome = last.kind === 'return' ? last.outcome : undefined;
  return { toAgent, answer: outcome?.kind === 'answer' ? answerText(outcome.answer) : 'none' };
};

let agent: Server;
let received = '';
let port = 0;
const endings: (() => void)[] = [];
afterAll(() => {
  for (const end of endings) end();
});

const isWhole = (text: string): boolean => {
  const end = text.indexOf('\r\n\r\n') + 4;
  const length = Number(/^content-length: (\d+)\r$/m.exec(text.slice(0, end))?.[1] ?? 0);
  return end > 3 && text.length >= end + length;
};

beforeAll(async () => {
  if (typeof program === 'string' || release === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'haproxy-bytes-'));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  const agentPath = join(folder, 'agent');
  agent = createServer((socket) => {
    received = '';
    socket.setEncoding('latin1').on('data', (text) => {
      received += String(text);
      if (isWhole(received)) socket.end(answerText(agentAnswer), 'latin1');
    });
  }).listen(agentPath);
  endings.push(() => agent.close());
  port = await freePort();
  const { stop } = await startHaproxy(program, { folder, port, agentPath, networkId });
  endings.push(stop);
});

const throughReal = async (bytes: string): Promise<Passage> => {
  received = '';
  const { text } = await rawAnswer({ port }, bytes);
  return { toAgent: received, answer: text };
};

const among = (...texts: readonly string[]) => fc.constantFrom(...texts);
const methods = among('GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'get', 'FOO', 'G@T', 'TRACE');
const targets = among(
  '/',
  '/a?b=c',
  '//a',
  '/%zz',
  '/{x}',
  '/a#b',
  '/\xfc',
  'latest',
  '*',
  'http://h/x',
);
const versions = among('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'http/1.1', '');
const values = among('x', '', 'a b', '\xe9', 'a\x01b', '"q"', 'keep-alive', ', ,');
const names = among(
  'X-A',
  'X_B',
  'Cookie',
  'X-Neutron-Network-ID',
  'x-neutron-router-id',
  'X_Neutron_Network_ID',
  'X-Forwarded-For',
  'X-Instance-ID',
  'Connection',
  'TE',
  'Expect',
  'Bad Name',
  'Content-Length',
);
const lines = fc.array(fc.tuple(names, among(':', ': ', ':  '), values), { maxLength: 4 });
const ends = among('\r\n', '\r\n', '\r\n', '\n');
const host = among('Host: h\r\n', 'Host: h\r\n', '', 'Host: a b\r\n', 'Host: h\r\nHost: H\r\n');

const requests = fc
  .tuple(methods, targets, versions, host, lines, ends)
  .map(([method, target, version, hostLines, more, end]) => {
    const written = more.map(([name, colon, value]) => `${name}${colon}${value}\r\n`).join('');
    const head = `${method} ${target} ${version}\r\n${hostLines}${written}Connection: close\r\n\r\n`;
    return head.replaceAll('\r\n', end);
  });

if (release === undefined) {
  const why = typeof program === 'string' ? program : 'this haproxy is neither 2.6 nor 3.0';
  // Said in the name of a test, so that nobody takes the silence for an agreement.
  test(`did not run: ${why}`, () => expect(release).toBeUndefined());
} else {
  test(`haproxy of ${release} reads, rewrites and answers any bytes as ours does`, async () => {
    let passedOn = 0;
    const agree = async (bytes: string): Promise<void> => {
      const real = await throughReal(bytes);
      if (real.toAgent !== '') passedOn += 1;
      expect({ bytes, ...throughOurs(bytes, release) }).toEqual({ bytes, ...real });
    };
    await fc.assert(fc.asyncProperty(requests, agree), { numRuns: 300, seed: 20_261_123 });
    expect(passedOn).toBeGreaterThan(50);
  });
}
