import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { ids, samplePort } from '../chain/sample-lab.ts';
import type { Port, Release } from '../lab/model.ts';
import { answered, type Header, type HttpRequest, type Outcome } from '../message.ts';
import { metadataAgent } from './metadata-agent.ts';
import { type Neutron, type PortQuery, portIndex } from './port-lookup.ts';

const releases: readonly Release[] = ['zed', 'epoxy', 'master'];
const secret = 'agent secret';
const other = 'network-without-router';

const at = (ipAddress: string, more: Partial<Port> = {}): Port =>
  samplePort({
    macAddress: `of ${ipAddress}`,
    fixedIps: [{ ipAddress, subnetId: 's' }],
    ...more,
  });
const index = portIndex({
  ports: [
    at('10.0.0.4', { macAddress: 'fa:16:3e:00:00:01' }),
    at('10.0.0.98', { deviceId: '' }),
    at('10.0.0.9', { networkId: other, deviceId: 'elsewhere' }),
    at('10.1.1.1'),
    at('10.1.1.1', { deviceId: ids.db }),
    at('10.0.0.1', { deviceId: ids.router, deviceOwner: 'network:router_interface' }),
  ],
});

const ok = answered({
  status: 200,
  reason: 'OK',
  headers: [
    ['Content-Length', '4'],
    ['Content-Type', 'text/plain; charset=UTF-8'],
  ],
  body: Buffer.from('body'),
});

interface Given {
  readonly release?: Release;
  readonly headers: readonly Header[];
  readonly method?: string;
  readonly target?: string;
  readonly body?: Uint8Array;
  readonly neutron?: Neutron;
  /** What Nova does, each time it is asked; the last stands for all that follow. */
  readonly nova?: readonly Outcome[];
}

/** Sends one request through the agent: what it asked of Nova, and what came out. */
const exchange = ({ release = 'master', headers, nova = [ok], ...given }: Given) => {
  const agent = metadataAgent({
    release,
    sharedSecret: secret,
    neutron: given.neutron ?? index,
    now: () => 0,
  });
  const { method = 'GET', target = '/latest/', body = new Uint8Array(0) } = given;
  const asked: HttpRequest[] = [];
  let step = agent({ method, target, headers, body, peer: '' });
  while (step.kind === 'forward' && asked.length < 40) {
    asked.push(step.request);
    step = step.up(nova[asked.length - 1] ?? nova.at(-1) ?? ok);
  }
  return { asked, outcome: step.kind === 'return' ? step.outcome : undefined };
};

const seen = (outcome: Outcome | undefined): string => {
  if (outcome?.kind !== 'answer') return outcome?.kind ?? 'never ends';
  const { status, body } = outcome.answer;
  const text = Buffer.from(body).toString();
  // Pages in text say status and title first.
  return text.startsWith(`${status} `) ? text.replace(/\n\n/, ': ') : `${status} ${text}`;
};

const from = (address: string, ...more: readonly Header[]): readonly Header[] => [
  ['X-Forwarded-For', address],
  ...more,
];
const router: Header = ['X-Neutron-Router-ID', ids.router];
const network: Header = ['X-Neutron-Network-ID', ids.private];

test.each(releases)(
  '%s: Nova gets the identity, the library’s headers and nothing else',
  (release) => {
    const headers = from('::ffff:10.0.0.4', router, ['Accept', 'x'], ['X-Instance-ID', 'forged']);
    const { asked } = exchange({ release, headers, target: '/a%20b/../c' });
    const version = release === 'zed' ? '2.28.1' : '2.32.3';
    expect(asked).toEqual([
      {
        method: 'GET',
        target: '/c',
        headers: [
          ['Host', '127.0.0.1:8775'],
          ['User-Agent', `python-requests/${version}`],
          ['Accept-Encoding', 'gzip, deflate'],
          ['Accept', '*/*'],
          ['Connection', 'keep-alive'],
          ['X-Forwarded-For', '::ffff:10.0.0.4'],
          ['X-Instance-ID', ids.web],
          ['X-Tenant-ID', ids.webProject],
          ['X-Instance-ID-Signature', createHmac('sha256', secret).update(ids.web).digest('hex')],
        ],
        body: new Uint8Array(0),
        peer: '127.0.0.1',
      },
    ]);
  },
);

test.each<[string, readonly Header[]]>([
  ['the network', from('10.0.0.4', network)],
  ['the router', from('10.0.0.4', router)],
  [
    'a blank network id next to the router',
    from('10.0.0.4', ['X-Neutron-Network-ID', ' '], router),
  ],
  [
    'underscores',
    [
      ['X_Forwarded_For', '10.0.0.4'],
      ['x_neutron_router_id', ids.router],
    ],
  ],
  ['the MAC in a link-local address', from('fe80::f816:3eff:fe00:1', network)],
  ['a router that nobody knows, on all networks', from('10.0.0.9', ['X-Neutron-Router-ID', 'f9'])],
  ['a router twice, which nobody knows either', from('10.0.0.9', router, router)],
])('an instance is found by %s', (_, headers) => {
  for (const release of releases) {
    expect(seen(exchange({ release, headers }).outcome)).toBe('200 body');
  }
});

const notFound = (where: string): RegExp =>
  new RegExp(
    `^404 <html>.*<h1>404 Not Found</h1>\n  Instance was not found on ${where}\\.<br />`,
    's',
  );

test.each<[string, readonly Header[], RegExp]>([
  ['an address on another network', from('10.0.0.9', router), notFound(`router ${ids.router}`)],
  ['an address that no port has', from('10.250.0.1', network), notFound(`network ${ids.private}`)],
  ['an address of two ports', from('10.1.1.1', router), notFound(`router ${ids.router}`)],
  ['a port without instance', from('10.0.0.98', router), notFound(`router ${ids.router}`)],
  [
    'both ids',
    from('10.0.0.4', network, router),
    /^400 .*Both network c3.* and router b2.* defined\./s,
  ],
  ['both ids and no address', [network, router], /^400 /],
  ['no id at all', from('10.0.0.4'), /^closed$/],
  ['no address', [router], /^closed$/],
  ['an empty address', from('', router), /^closed$/],
  ['two addresses', from('10.0.0.4', router, ['x-forwarded-for', '10.0.0.5']), /^closed$/],
])('%s: a page or nothing since 2025.1', (_, headers, expected) => {
  expect(seen(exchange({ headers }).outcome)).toMatch(expected);
  expect(seen(exchange({ release: 'epoxy', headers }).outcome)).toMatch(expected);
});

test.each<[string, readonly Header[], RegExp]>([
  [
    'an address that no port has',
    from('10.250.0.1', network),
    /^404 Not Found: The resource could not/,
  ],
  ['both ids', from('10.0.0.4', network, router), /^404 /],
  ['both ids and no address', [network, router], /^404 /],
  ['no id at all', from('10.0.0.4'), /^500 Internal Server Error: An unknown error/],
  ['two addresses', from('10.0.0.4', router, ['x-forwarded-for', '10.0.0.5']), /^500 /],
])('%s: always a page in zed', (_, headers, expected) => {
  expect(seen(exchange({ release: 'zed', headers }).outcome)).toMatch(expected);
});

test('a page of the new agent is labelled as upstream does', () => {
  const id = 'a0000000-0000-4000-8000-00000000000a';
  const { outcome } = exchange({ headers: from('10.250.0.1', ['X-Neutron-Network-ID', id]) });
  expect(outcome).toMatchObject({
    answer: {
      reason: 'Not Found',
      headers: [
        ['Content-Type', 'text/plain; charset=UTF-8'],
        ['Connection', 'close'],
        ['Content-Length', '192'],
      ],
    },
  });
});

const away: Neutron = { routerNetworks: () => undefined, ports: () => undefined };

test.each(releases)('%s: without Neutron nobody is found', (release) => {
  const expected = release === 'zed' ? /^500/ : /^closed/;
  for (const id of [router, network]) {
    const headers = from('10.0.0.4', id);
    expect(seen(exchange({ release, headers, neutron: away }).outcome)).toMatch(expected);
  }
});

test('Neutron is asked for the router first, then for the port on its networks', () => {
  const questions: unknown[] = [];
  const listening: Neutron = {
    routerNetworks: (id) => {
      questions.push(id);
      return index.routerNetworks(id);
    },
    ports: (query: PortQuery, networkIds) => {
      questions.push(query, networkIds);
      return index.ports(query, networkIds);
    },
  };
  exchange({ headers: from('::ffff:10.0.0.4', router), neutron: listening });
  expect(questions).toEqual([ids.router, { address: '10.0.0.4' }, [ids.private]]);
});

test.each<[string, string, string | undefined]>([
  ['GET', '', undefined],
  ['HEAD', '', undefined],
  ['POST', '', '0'],
  ['delete', '', '0'],
  ['FOO', 'secret', '6'],
  ['GET', 'secret', '6'],
])('%s with body %j reaches Nova with length %s', (method, text, length) => {
  const body = Buffer.from(text);
  const headers = from('10.0.0.4', router, ['Content-Length', String(body.length)]);
  for (const release of releases) {
    const [request] = exchange({ release, headers, method, body }).asked;
    expect(request?.method).toBe(method.toUpperCase());
    expect(request?.headers.find(([name]) => name === 'Content-Length')?.[1]).toBe(length);
    expect(Buffer.from(request?.body ?? []).toString()).toBe(text);
  }
});

test('a path that is not UTF-8 fails when Nova would be asked', () => {
  const headers = from('10.0.0.4', router);
  expect(seen(exchange({ headers, target: '/%FF' }).outcome)).toBe('closed');
  expect(seen(exchange({ release: 'zed', headers, target: '/%FF' }).outcome)).toMatch(/^500/);
});

test('only zed gives up on a body that never comes, loses a chunked one, and limits the line', () => {
  const zed = { release: 'zed', method: 'POST', body: Buffer.from('abc') } as const;
  const short = from('10.0.0.4', router, ['Content-Length', '9']);
  expect(seen(exchange({ ...zed, headers: short }).outcome)).toBe('timeout');
  const chunked = from('10.0.0.4', router, ['Transfer-Encoding', 'chunked']);
  expect(exchange({ ...zed, headers: chunked }).asked[0]?.body).toHaveLength(0);
  const headers = from('10.0.0.4', router);
  expect(seen(exchange({ ...zed, headers, target: `/${'x'.repeat(8200)}` }).outcome)).toBe('414 ');
  const wrong = from('10.0.0.4', router, ['Content-Length', 'many']);
  expect(seen(exchange({ ...zed, headers: wrong }).outcome)).toBe('400 ');
});

const novaSays = (status: number, headers: readonly Header[] = [['Content-Type', 'text/plain']]) =>
  answered({ status, reason: '', headers, body: Buffer.from('nova') });
const refused: Outcome = { kind: 'refused' };

test.each<[string, Outcome, RegExp, RegExp]>([
  ['400', novaSays(400), /^400 nova/, /^400 Bad Request: The server could not comply/],
  ['403', novaSays(403), /^403 nova/, /^403 Forbidden: Access was denied/],
  ['404', novaSays(404), /^404 nova/, /^404 Not Found: The resource/],
  ['409', novaSays(409), /^409 nova/, /^409 Conflict: There was a conflict/],
  ['500', novaSays(500), /^500 nova/, /^500 Internal Server Error: Remote metadata server/],
  ['502', novaSays(502), /^502 nova/, /^500 Internal Server Error: An unknown error/],
  ['204', novaSays(204), /^closed/, /^500 Internal Server Error: An unknown error/],
  [
    '200 without type',
    novaSays(200, []),
    /^closed/,
    /^500 Internal Server Error: An unknown error/,
  ],
  [
    'nothing',
    { kind: 'closed' },
    /^503 .*temporarily unavailable/s,
    /^500 Internal Server Error: An unknown error/,
  ],
  [
    'no HTTP',
    { kind: 'garbage', bytes: Buffer.of(0) },
    /^503 /,
    /^500 Internal Server Error: An unknown error/,
  ],
  ['no connection', refused, /^503 /, /^500 Internal Server Error: An unknown error/],
  ['no answer in time', { kind: 'timeout' }, /^closed/, /^timeout/],
])('Nova gives %s', (_, outcome, sinceEpoxy, inZed) => {
  const headers = from('10.0.0.4', router);
  expect(seen(exchange({ headers, nova: [outcome] }).outcome)).toMatch(sinceEpoxy);
  expect(seen(exchange({ release: 'epoxy', headers, nova: [outcome] }).outcome)).toMatch(
    sinceEpoxy,
  );
  expect(seen(exchange({ release: 'zed', headers, nova: [outcome] }).outcome)).toMatch(inZed);
});

test('zed asks Nova a second time after 404, and takes what it then says', () => {
  const headers = from('10.0.0.4', router);
  expect(exchange({ release: 'zed', headers, nova: [novaSays(404)] }).asked).toHaveLength(2);
  const twice = exchange({ release: 'zed', headers, nova: [novaSays(404), ok] });
  expect(seen(twice.outcome)).toBe('200 body');
  expect(exchange({ headers, nova: [novaSays(404)] }).asked).toHaveLength(1);
});

test.each([
  ['text/plain', 'text/plain; charset=UTF-8'],
  ['text/plain; charset=ISO-8859-1', 'text/plain; charset=ISO-8859-1'],
  ['application/xml', 'application/xml; charset=UTF-8'],
  ['application/octet-stream', 'application/octet-stream'],
  ['', undefined],
])('zed sends a body of type %j as %j, dated', (type, expected) => {
  const headers = from('10.0.0.4', router, ['Connection', 'close']);
  const nova = [
    novaSays(200, [
      ['Content-Type', type],
      ['X-More', '1'],
    ]),
  ];
  const { outcome } = exchange({ release: 'zed', headers, nova });
  expect(outcome).toMatchObject({
    answer: {
      headers: [
        ...(expected === undefined ? [] : [['Content-Type', expected]]),
        ['Content-Length', '4'],
        ['Date', 'Thu, 01 Jan 1970 00:00:00 GMT'],
        ['Connection', 'close'],
      ],
    },
  });
});

test.each(releases)(
  '%s: redirects of Nova are followed, up to thirty, and not elsewhere',
  (release) => {
    const headers = from('10.0.0.4', router, ['Content-Length', '1']);
    const to = (status: number, location: string) => novaSays(status, [['Location', location]]);
    const post = { release, headers, method: 'POST', body: Buffer.from('x') };
    const found = exchange({ ...post, nova: [to(302, '/other?q'), ok] });
    expect(found.asked[1]).toMatchObject({
      method: 'GET',
      target: '/other?q',
      body: new Uint8Array(0),
    });
    expect(found.asked[1]?.headers.some(([name]) => name === 'Content-Length')).toBe(false);
    expect(seen(found.outcome)).toBe('200 body');
    const kept = exchange({ ...post, nova: [to(307, 'there'), ok] });
    expect(kept.asked[1]).toMatchObject({ method: 'POST', target: '/latest/there' });
    expect(exchange({ ...post, nova: [to(301, '/again')] }).asked).toHaveLength(31);
    const elsewhere = exchange({ ...post, nova: [to(302, 'http://127.0.0.1:1/')] });
    expect(elsewhere.asked).toHaveLength(1);
    expect(seen(elsewhere.outcome)).toMatch(release === 'zed' ? /^500/ : /^503/);
  },
);
