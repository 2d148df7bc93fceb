import { expect, test } from 'vitest';
import type { Chain } from '../chain/chain.ts';
import type { Instance, Lab } from '../lab/model.ts';
import { askingInstance, nobodyAsks, waylessReasons } from './identity.ts';

const instance = (name: string, sourceAddress?: string): Instance =>
  ({ name, sourceAddress }) as Instance;
const web = instance('web', '127.0.0.11');
const db = instance('db');
const lab = (instances: readonly Instance[], defaultInstance?: Instance): Lab =>
  ({ name: 'shop', instances, defaultInstance }) as Lab;

test('a listener of its own says more than the source address, that more than the default', () => {
  const shop = lab([web, db], db);
  expect(askingInstance(shop, { listenerOf: 'db', peer: '127.0.0.11' })).toBe(db);
  expect(askingInstance(shop, { listenerOf: undefined, peer: '127.0.0.11' })).toBe(web);
  expect(askingInstance(shop, { listenerOf: undefined, peer: '127.0.0.1' })).toBe(db);
});

test('a listener whose instance is gone is nobody’s, not the default’s', () => {
  expect(askingInstance(lab([web], web), { listenerOf: 'db', peer: '' })).toBeUndefined();
});

test('the answer to a stranger says who there is', () => {
  const asker = { listenerOf: undefined, peer: '127.0.0.9' };
  expect(nobodyAsks(lab([web, db]), asker).text).toMatch(/from 127\.0\.0\.9.*web, db/s);
  expect(nobodyAsks(lab([]), asker).text).toContain('has no instances');
});

test('a stranger to many is told the first of them', () => {
  const many = lab(Array.from({ length: 12 }, (_, at) => instance(`vm-${at}`)));
  const { text } = nobodyAsks(many, { listenerOf: undefined, peer: '127.0.0.9' });
  expect(text).toContain('vm-8, vm-9 and 2 more. Give');
});

test('the reason why instances have no way is said once', () => {
  const decision = {
    kind: 'fail',
    rule: 'no-port',
    reason: 'No port.',
    remedy: 'Add one.',
  } as const;
  const reach: Chain['reach'] = () => ({ kind: 'unreachable', decision });
  expect(waylessReasons({ lab: lab([web, db]), reach })).toEqual(['No port. Add one.']);
  expect(waylessReasons({ lab: lab([]), reach })).toEqual([]);
});
