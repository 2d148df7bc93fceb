import { expect, test } from 'vitest';
import { answered, type Outcome } from '../message.ts';
import type { Nova } from '../nova/metadata-api.ts';
import { chainFor } from './chain.ts';
import { get, sampleLab, stoppedClock, web } from './sample-lab.ts';

const page = answered({
  status: 200,
  reason: 'OK',
  headers: [['Content-Type', 'text/plain']],
  body: Buffer.from('x'),
});

const nova: Nova = {
  handle: () => (page.kind === 'answer' ? page : { kind: 'exception', name: '', message: '' }),
  handleBare: () => ({ kind: 'exception', name: '', message: '' }),
  storedPasswords: () => new Map(),
  changeLab: () => undefined,
};

const { neutron } = sampleLab();
const limited = {
  ...neutron,
  metadataRateLimiting: {
    ...neutron.metadataRateLimiting,
    rateLimitEnabled: true,
    baseQueryRateLimit: 1,
  },
};

const status = (outcome: Outcome) => (outcome.kind === 'answer' ? outcome.answer.status : 0);

test('what a proxy counted, it still knows when the cloud or the agent has changed', async () => {
  const chain = chainFor(sampleLab({ neutron: limited }), nova, stoppedClock());
  const ask = async () => status(await chain.send({ instance: web }, get('/')));
  expect([await ask(), await ask()]).toEqual([200, 429]);
  chain.changeLab(sampleLab({ neutron: { ...limited, metadataProxySharedSecret: 'rotated' } }));
  expect(await ask()).toBe(429);
});

test('a proxy that is configured otherwise starts anew', async () => {
  const chain = chainFor(sampleLab({ neutron: limited }), nova, stoppedClock());
  const ask = async () => status(await chain.send({ instance: web }, get('/')));
  expect([await ask(), await ask()]).toEqual([200, 429]);
  const { metadataRateLimiting } = limited;
  const wider = { ...metadataRateLimiting, baseWindowDurationS: 99 };
  chain.changeLab(sampleLab({ neutron: { ...limited, metadataRateLimiting: wider } }));
  expect([await ask(), await ask()]).toEqual([200, 429]);
});
