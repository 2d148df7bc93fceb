import { expect, test } from 'vitest';
import { recentRequests } from './recent-requests.ts';

test('the latest requests are kept, oldest first', () => {
  const requests = recentRequests(3);
  const checkKept = (expected: readonly string[]) =>
    expect(requests.list().map(({ target }) => target)).toEqual(expected);
  checkKept([]);
  for (const target of ['/1', '/2', '/3', '/4', '/5']) {
    const more = { atMs: 0, instanceName: undefined, outcome: 200, tookMs: 0 };
    requests.add({ method: 'GET', target, ...more });
    if (target === '/2') checkKept(['/1', '/2']);
  }
  checkKept(['/3', '/4', '/5']);
});
