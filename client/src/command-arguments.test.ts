import { expect, test } from 'vitest';
import { choiceIn, servingIn } from './command-arguments.ts';
import type { TreeNode } from './explorer/nodes.ts';
import type { SimulationChoice } from './scenarios/simulate.ts';

const checkChoice = (argument: unknown, expected: SimulationChoice) =>
  expect(choiceIn(argument)).toEqual(expected);

test('a simulation takes case and instance from a key binding, or asks for what is missing', () => {
  checkChoice({ caseId: 'good', instanceName: 'web' }, { caseId: 'good', instanceName: 'web' });
  checkChoice({ caseId: 7, request: 'GET /', instanceName: [] }, {});
  checkChoice(undefined, {});
  checkChoice(null, {});
});

test('a request of one’s own needs only its first line', () => {
  const request = { to: 'nova', line: 'GET /', headers: 'X-Tenant-ID;' };
  checkChoice({ request }, { request });
  checkChoice(
    { request: { line: 'GET /', to: 1 } },
    { request: { to: 'instance', line: 'GET /', headers: '' } },
  );
});

test('from the tree, a simulation is that of the instance', () => {
  const source = { id: 'mock:web/web-1', label: 'web-1', fetch: () => Promise.reject(new Error()) };
  const node: TreeNode = {
    kind: 'source',
    origin: 'mock',
    source,
    description: '',
    address: undefined,
    allowed: true,
  };
  checkChoice(node, { instanceName: 'web-1' });
});

test('a document is served by its URI, to an instance that is named or asked for', () => {
  expect(servingIn('file:///a')).toEqual({ uri: 'file:///a' });
  expect(servingIn({ uri: 'file:///a', instanceName: 'web' })).toEqual({
    uri: 'file:///a',
    instanceName: 'web',
  });
  expect(servingIn({ uri: 1 })).toEqual({});
});
