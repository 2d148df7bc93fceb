import { expect, test } from 'vitest';
import type { Header, HttpRequest } from '../message.ts';
import type { HeaderChange } from '../trace.ts';
import { loadBalancer } from './load-balancer.ts';
import { instanceIdSignature } from './nova-request.ts';

const settings = { release: 'master', providerId: 'edge-1', sharedSecret: 'secret' } as const;

const asked = (headers: readonly Header[] = []): HttpRequest => ({
  method: 'GET',
  target: '/',
  headers,
  body: new Uint8Array(0),
  peer: '10.0.0.4',
});

const sent = (request: HttpRequest, sharedSecret = 'secret') => {
  const step = loadBalancer({ ...settings, sharedSecret })(request);
  return step.kind === 'forward' ? step.request.headers : [];
};

const provider = ['x-metadata-provider', 'edge-1'];
const signature = ['x-metadata-provider-signature', instanceIdSignature('secret', 'edge-1')];
const client = ['x-forwarded-for', '10.0.0.4'];

test('it names its provider, signs that and says for whom it asks', () => {
  expect(sent(asked())).toEqual([provider, signature, client]);
});

test('without a secret it does not sign', () => {
  expect(sent(asked(), '')).toEqual([provider, client]);
});

test('it only adds: what an instance sends stays in front', () => {
  const forged = [
    ['X-Metadata-Provider', 'edge-2'],
    ['X-Forwarded-For', '10.0.0.5'],
  ] as const;
  expect(sent(asked(forged))).toEqual([
    ['x-metadata-provider', 'edge-2'],
    ['x-forwarded-for', '10.0.0.5'],
    provider,
    signature,
    client,
  ]);
});

test('its notes say which lines it added and what stays in front of them', () => {
  const changes: HeaderChange[] = [];
  const notes = {
    change: (change: HeaderChange) => changes.push(change),
    lookup: () => undefined,
    decide: () => undefined,
  };
  loadBalancer(settings)(asked([['X-Forwarded-For', '10.0.0.5']]), notes);
  expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
    ['added', 'x-metadata-provider'],
    ['added', 'x-metadata-provider-signature'],
    ['added', 'x-forwarded-for'],
  ]);
  expect(changes[2]?.why).toMatch(/\(10\.0\.0\.5\) stays in front/);
});
