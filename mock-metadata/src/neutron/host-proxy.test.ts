import { expect, test } from 'vitest';
import { samplePort } from '../chain/sample-lab.ts';
import type { Header, HttpRequest, Outcome } from '../message.ts';
import { answered } from '../message.ts';
import { hostBackends } from './host-backends.ts';
import { hostProxy } from './host-proxy.ts';
import { instanceIdSignature } from './nova-request.ts';

const ports = [
  samplePort({ deviceId: 'aaa', projectId: 'ppp' }),
  samplePort({ id: 'other', deviceId: 'bbb', deviceOwner: 'network:dhcp' }),
  samplePort({
    id: 'v6',
    deviceId: 'ccc',
    fixedIps: [{ ipAddress: '2001:db8::1', subnetId: 's' }],
  }),
];
const proxy = hostProxy({
  release: 'epoxy',
  sharedSecret: 'secret',
  backends: () => hostBackends({ ports }),
});

const asked = (
  target: string,
  { headers = [], ...more }: Partial<HttpRequest> = {},
): HttpRequest => ({
  method: 'GET',
  target,
  headers: [['Host', 'x'], ...headers],
  body: new Uint8Array(0),
  peer: '240.0.0.2',
  ...more,
});

const forwarded = (request: HttpRequest): HttpRequest => {
  const step = proxy(request);
  if (step.kind === 'return') throw new Error('not forwarded');
  return step.request;
};

const own = (request: HttpRequest): string => {
  const step = proxy(request);
  return step.kind === 'return' ? text(step.outcome) : 'forwarded';
};

const text = (outcome: Outcome): string =>
  outcome.kind === 'answer'
    ? ([outcome.answer.status, Buffer.from(outcome.answer.body)].join(' ').split('\n')[0] ?? '')
    : outcome.kind;

const identity: readonly Header[] = [
  ['x-instance-id', 'aaa'],
  ['x-tenant-id', 'ppp'],
  ['x-instance-id-signature', instanceIdSignature('secret', 'aaa')],
];

test('it signs for the instance whose address it sees and passes the rest on as it came', () => {
  const headers: readonly Header[] = [
    ['Accept', '*/*'],
    ['X-Instance-ID', 'forged'],
    ['x-tenant-id', 'forged'],
    ['X-Forwarded-For', '10.9.9.9'],
    ['X-Metadata-Provider', 'edge'],
    ['X_Tenant_ID', 'kept'],
    ['Connection', 'keep-alive, foo'],
  ];
  expect(forwarded(asked('/x', { headers })).headers).toEqual([
    ['host', 'x'],
    ['accept', '*/*'],
    ['x-forwarded-for', '10.9.9.9'],
    ['x-metadata-provider', 'edge'],
    ['x_tenant_id', 'kept'],
    ['connection', 'foo'],
    ...identity,
  ]);
});

test('to Nova it keeps the connection, which only HTTP/1.0 has to say', () => {
  const headers = [['Connection', 'close']] as const;
  expect(forwarded(asked('/', { headers })).headers).toEqual([['host', 'x'], ...identity]);
  expect(forwarded(asked('/', { httpVersion: '1.0' })).headers.at(-1)).toEqual([
    'connection',
    'keep-alive',
  ]);
});

test('only ports that Nova bound and that have IPv4 get an address', () => {
  expect([...hostBackends({ ports }).byAddress.keys()]).toEqual(['240.0.0.2']);
});

test.each([
  [
    'a stranger',
    asked('/', { peer: '240.0.0.9' }),
    '503 <html><body><h1>503 Service Unavailable</h1>',
  ],
  [
    'the monitor URI',
    asked('/monitoruri', { peer: '240.0.0.9' }),
    '200 <html><body><h1>200 OK</h1>',
  ],
  [
    'the monitor URI, posted to',
    asked('/monitoruri', { method: 'POST' }),
    '200 <html><body><h1>200 OK</h1>',
  ],
  ['the monitor URI as a URL', asked('http://x/monitoruri'), '200 <html><body><h1>200 OK</h1>'],
  ['something like the monitor URI', asked('/monitoruri?'), 'forwarded'],
  [
    'statistics',
    asked('/admin/stats'),
    '200 <html><head><title>Statistics Report for HAProxy</title></head><body><h1>HAProxy</h1>',
  ],
  ['statistics as CSV', asked('/admin/stats;csv'), '200 # pxname,svname,status'],
  ['statistics without a body', asked('/admin/stats', { method: 'HEAD' }), '200 '],
  ['changing something', asked('/admin/stats', { method: 'POST' }), '303 '],
  ['deleting something', asked('/admin/stats', { method: 'DELETE' }), 'forwarded'],
  ['a broken request', asked('/a b'), '400 <html><body><h1>400 Bad request</h1>'],
])('%s', (_, request, expected) => {
  expect(own(request)).toBe(expected);
});

test('anybody can read in the statistics who else is on the host', () => {
  const step = proxy(asked('/admin/stats', { peer: '240.0.0.9' }));
  expect(step.kind === 'return' && step.outcome.kind === 'answer').toBe(true);
  if (step.kind !== 'return' || step.outcome.kind !== 'answer') return;
  expect(Buffer.from(step.outcome.answer.body).toString()).toContain('backend_aaa_240.0.0.2');
});

const good = answered({
  status: 200,
  reason: 'OK',
  headers: [
    ['Connection', 'close'],
    ['Content-Length', '1'],
    ['X-Aa', 'Bb'],
  ],
  body: Buffer.from('x'),
});

test.each<[Outcome, string]>([
  [good, '200 x'],
  [{ kind: 'closed' }, '502 <html><body><h1>502 Bad Gateway</h1>'],
  [{ kind: 'reset' }, '502 <html><body><h1>502 Bad Gateway</h1>'],
  [{ kind: 'garbage', bytes: Buffer.from('x') }, '502 <html><body><h1>502 Bad Gateway</h1>'],
  [{ kind: 'refused' }, '503 <html><body><h1>503 Service Unavailable</h1>'],
  [{ kind: 'timeout' }, '504 <html><body><h1>504 Gateway Time-out</h1>'],
])('when Nova gives %j', (outcome, expected) => {
  const step = proxy(asked('/'));
  const back = step.kind === 'forward' ? step.up(outcome) : step;
  expect(back.kind === 'return' && text(back.outcome)).toBe(expected);
});

test("Nova's headers come back in lower case, without its Connection", () => {
  const step = proxy(asked('/'));
  const back = step.kind === 'forward' ? step.up(good) : step;
  expect(back).toMatchObject({
    outcome: {
      answer: {
        headers: [
          ['content-length', '1'],
          ['x-aa', 'Bb'],
        ],
      },
    },
  });
});
