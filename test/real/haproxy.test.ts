import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServingHop, servingHop } from '../support/hop-command.ts';
import { labFolder } from '../support/lab-folder.ts';
import { rawAnswer, requestText } from '../support/raw-http.ts';
import {
  freePort,
  haproxyProgram,
  isRecordedSeries,
  type Program,
  startHaproxy,
} from './haproxy.ts';

const networkId = '0f9de3a2-5a4f-4f43-8a54-4b3f1d0b7a11';
const instanceAddress = '127.0.0.5';

const labText = (release: string): string => `release: ${release}
topology: dhcp
networks:
  private:
    id: ${networkId}
    subnets: [{cidr: 127.0.0.0/24}]
instances:
  web:
    ports: [{network: private, fixed_ips: [${instanceAddress}]}]
    user_data: |
      #!/bin/sh
      echo hello
`;

const endings: (() => void)[] = [];
const atEnd = (act: () => void) => void endings.push(act);
afterAll(() => {
  for (const end of endings) end();
});

/** Real haproxy and our own in its place, both in front of the same agent of ours. */
interface Pair {
  readonly real: { readonly port: number };
  readonly ours: { readonly port: number };
  readonly agent: ServingHop;
}

const program = haproxyProgram();

const pairOf = async (release: string): Promise<Pair> => {
  if (typeof program === 'string') throw new Error(program);
  const { lab, path: folder } = labFolder(labText(release), atEnd);
  const options = { atEnd };
  const nova = await servingHop('nova', lab, ['--listen', 'tcp:127.0.0.1:0'], options);
  const agentPath = join(folder, 'metadata_proxy');
  const behind = ['--listen', `unix:${agentPath}`, '--next', nova.address];
  const agent = await servingHop('agent', lab, behind, options);
  const front = ['--listen', 'tcp:127.0.0.1:0', '--next', agent.address, '--relax-guard'];
  const ours = await servingHop('proxy', lab, front, options);
  const port = await freePort();
  const real = await startHaproxy(program, { folder, port, agentPath, networkId });
  atEnd(real.stop);
  return { real: { port }, ours, agent };
};

/** What differs from one answer to the next by nature. */
const steadyText = (text: string): string => text.replace(/^date: .*\r\n/gim, '');

const document = '/openstack/latest/user_data';
const password = '/openstack/latest/password';
const post = (lines: readonly string[], body: string) =>
  requestText(password, { method: 'POST', lines, body });

const requests: Readonly<Record<string, string>> = {
  'a document': requestText(document),
  'a path that is not there': requestText('/openstack/latest/nothing'),
  'a file without its headers': requestText(document, { method: 'HEAD' }),
  'a forged network id': requestText(document, { lines: ['X-Neutron-Network-ID: forged'] }),
  'a forged router id': requestText(document, { lines: ['x-neutron-router-id: forged'] }),
  'a forged X-Forwarded-For': requestText(document, { lines: ['X-Forwarded-For: 10.0.0.9'] }),
  'a password': post(['Content-Length: 6'], 'secret'),
  'a password without a length': post([], ''),
  'a chunked password': post(['Transfer-Encoding: chunked'], '6\r\nsecret\r\n0\r\n\r\n'),
  'a target that is no path': requestText('*'),
  'bytes beyond ASCII': requestText('/\xe9'),
  'a fragment': requestText('/latest#x'),
  'percent-encoded dots': requestText('/openstack/%2e%2e/latest/'),
  'line feeds alone': `GET ${document} HTTP/1.1\nHost: localhost\nConnection: close\n\n`,
  'HTTP/1.0': `GET ${document} HTTP/1.0\r\n\r\n`,
  'no Host': `GET ${document} HTTP/1.1\r\nConnection: close\r\n\r\n`,
  'an unknown method': requestText(document, { method: 'FOO' }),
  'a long head': requestText(document, { lines: [`X-A: ${'a'.repeat(4000)}`] }),
  'a longer head': requestText(document, { lines: [`X-A: ${'a'.repeat(16_000)}`] }),
  'no HTTP': 'hello there\r\n\r\n',
};

/** haproxy 2.6 takes a target of any form, 3.0 does not. */
const requestsFor = (real: Program, release: string) =>
  Object.entries(requests).filter(
    ([name]) => name !== 'a target that is no path' || isRecordedSeries(real, release),
  );

for (const release of ['zed', 'epoxy']) {
  if (typeof program === 'string') {
    // Said in the name of a test, so that nobody takes the silence for an agreement.
    test(`did not run: ${program}`, () => expect(typeof program).toBe('string'));
    break;
  }
  let pair: Pair;
  beforeAll(async () => {
    pair = await pairOf(release);
  });

  test.each(requestsFor(program, release))(
    `${release}: %s is answered as by real haproxy`,
    async (name, bytes) => {
      const from = { localAddress: instanceAddress };
      const real = await rawAnswer({ ...pair.real, ...from }, bytes);
      const ours = await rawAnswer(pair.ours, bytes);
      expect([name, steadyText(ours.text)]).toEqual([name, steadyText(real.text)]);
      expect(real.text).not.toBe('');
    },
  );

  test(`${release}: without an agent both say so`, async () => {
    await pair.agent.ended('SIGTERM');
    const real = await rawAnswer(pair.real, requestText(document));
    const ours = await rawAnswer(pair.ours, requestText(document));
    expect(real.text).toMatch(/^HTTP\/1\.1 503 /);
    expect(ours.text).toBe(real.text);
  });
}
