import { expect, test } from 'vitest';
import { answered, type HttpRequest, type Outcome } from '../message.ts';
import { returned, type Step } from '../neutron/hop.ts';
import { get } from './sample-lab.ts';
import { joined, joinedAgain, steady } from './walk.ts';

const answer = (status: number): Outcome =>
  answered({ status, reason: '', headers: [], body: new Uint8Array(0) });

/** A hop that passes on with its name in front of the target, and counts what it was asked. */
const passing = (name: string) => {
  const seen = { down: 0, up: 0 };
  const hop = (request: HttpRequest): Step => {
    seen.down += 1;
    const onward = { ...request, target: `/${name}${request.target}` };
    return {
      kind: 'forward',
      request: onward,
      up: (outcome) => {
        seen.up += 1;
        return returned(outcome);
      },
    };
  };
  return { hop, seen };
};

const statusOf = (outcome: Outcome) => (outcome.kind === 'answer' ? outcome.answer.status : 0);

test('a request that comes again is worked out once on the way down, and each time on the way up', async () => {
  const [first, second] = [passing('a'), passing('b')];
  const asked: string[] = [];
  const last = ({ target }: HttpRequest): Step => {
    asked.push(target);
    return returned(answer(200 + asked.length));
  };
  const again = joinedAgain([steady(first.hop), steady(second.hop), last], get('/x'));
  expect([await again(), await again(), await again()].map(statusOf)).toEqual([201, 202, 203]);
  expect(asked).toEqual(['/b/a/x', '/b/a/x', '/b/a/x']);
  expect([first.seen, second.seen]).toEqual([
    { down: 1, up: 3 },
    { down: 1, up: 3 },
  ]);
});

test('a hop that counts is asked each time, and so is everybody behind it', async () => {
  const [first, second] = [passing('a'), passing('b')];
  const hops = [first.hop, steady(second.hop), () => returned(answer(200))];
  const again = joinedAgain(hops, get('/x'));
  await again();
  await again();
  expect([first.seen.down, second.seen.down]).toEqual([2, 2]);
});

test('waiting hops are waited for, and one that asks twice asks whoever is behind it', async () => {
  const asked: string[] = [];
  const asksTwice = (request: HttpRequest): Step => ({
    kind: 'forward',
    request,
    up: () => ({ kind: 'forward', request: get('/second'), up: returned }),
  });
  const slow = async ({ target }: HttpRequest): Promise<Step> => {
    asked.push(target);
    return returned(answer(200));
  };
  const hops = [steady(asksTwice), slow];
  expect(statusOf(await joinedAgain(hops, get('/first'))())).toBe(200);
  expect(statusOf(await joined(hops)(get('/first')))).toBe(200);
  expect(asked).toEqual(['/first', '/second', '/first', '/second']);
});
