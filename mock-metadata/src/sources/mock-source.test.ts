import { expect, test } from 'vitest';
import type { Chain } from '../chain/chain.ts';
import type { Instance } from '../lab/model.ts';
import { answered, type HttpRequest, type Outcome } from '../message.ts';
import { mockSource } from './mock-source.ts';

const instance = { name: 'web' } as Instance;

const sourceFor = (outcome: Outcome, asked: HttpRequest[] = []) => {
  const send: Chain['send'] = async (_sender, request) => {
    asked.push(request);
    return outcome;
  };
  const reach: Chain['reach'] = () => ({
    kind: 'unreachable',
    decision: { kind: 'fail', rule: 'no-port', reason: 'It has no port.', remedy: 'Add one.' },
  });
  const chain = { send, reach } as Chain;
  return mockSource('shop', 'web', () => ({ chain, instance }));
};

test('a path is asked as a client in the instance would', async () => {
  const asked: HttpRequest[] = [];
  const answer = { status: 404, reason: 'Not Found', headers: [], body: new Uint8Array(0) };
  const source = sourceFor(answered(answer), asked);
  expect(source).toMatchObject({ id: 'mock:shop/web', label: 'web' });
  expect(await source.fetch('/a?b')).toMatchObject({
    ...answer,
    url: 'http://169.254.169.254/a?b',
  });
  expect(asked).toMatchObject([{ method: 'GET', target: '/a?b', peer: '' }]);
  expect(asked[0]?.headers[0]).toEqual(['Host', '169.254.169.254']);
});

test.each([
  [{ kind: 'closed' }, 'closed'],
  [{ kind: 'refused' }, 'no-way'],
  [{ kind: 'timeout' }, 'timeout'],
  [{ kind: 'garbage', bytes: new Uint8Array(0) }, 'not-http'],
] as const)('no answer is a failure: %s', async (outcome, code) => {
  await expect(sourceFor(outcome).fetch('/a')).rejects.toMatchObject({ code });
});

test('an instance without a way is told why', async () => {
  await expect(sourceFor({ kind: 'refused' }).fetch('/')).rejects.toThrow(
    'It has no port. Add one. Then ask again.',
  );
});

test('an instance that an edit took away is said to be gone', async () => {
  const source = mockSource('shop', 'web', () => ({ chain: {} as Chain, instance: undefined }));
  await expect(source.fetch('/')).rejects.toMatchObject({
    code: 'unknown-instance',
    message: expect.stringContaining('no instance “web” any more'),
  });
});

test('a cancelled request is not made', async () => {
  const asked: HttpRequest[] = [];
  const fetched = sourceFor({ kind: 'closed' }, asked).fetch('/', AbortSignal.abort());
  await expect(fetched).rejects.toMatchObject({ code: 'aborted' });
  expect(asked).toEqual([]);
});

test('a request under way is cancelled at once, however long a hop would take', async () => {
  const send: Chain['send'] = () => new Promise(() => {});
  const chain = { send } as Chain;
  const cancelling = new AbortController();
  const source = mockSource('shop', 'web', () => ({ chain, instance }));
  const fetched = source.fetch('/', cancelling.signal);
  cancelling.abort();
  await expect(fetched).rejects.toMatchObject({ code: 'aborted' });
});
