import { expect, test } from 'vitest';
import { type Setup, testCloud } from './test-cloud.ts';

const path = '/latest/meta-data/security-groups';
const securityGroups = [
  { id: 'g1', name: 'default' },
  { id: 'g2', name: '' },
];

const checkGroups = (ports: Setup['ports'], expected: string): void => {
  expect(testCloud({ ports: ports ?? [], securityGroups }).text(path)).toBe(expected);
};

test('groups stand in port order, repeats over ports kept, unknown ones left out', () => {
  checkGroups(
    [{ securityGroups: ['g1', 'gone'] }, { securityGroups: ['g2', 'g1'] }],
    'default\ng2\ndefault',
  );
});

test('without groups no group is asked for, so a failing query for them does no harm', () => {
  const cloud = testCloud({ ports: [{}], api: { security_groups: 500 } });
  expect(cloud.text(path)).toBe('');
  expect(cloud.neutronRequests).toHaveLength(1);
});

test('a query that fails for one resource fails for that only', () => {
  const setup = { ports: [{ securityGroups: ['g1'] }], securityGroups };
  expect(testCloud({ ...setup, api: { security_groups: 503 } }).text(path)).toBe('500');
  expect(testCloud({ ...setup, api: { subnets: 503 } }).text(path)).toBe('default');
  expect(
    testCloud({ ...setup, api: { '*': 500, ports: 'ok', security_groups: 'ok' } }).text(path),
  ).toBe('default');
});

test.each([
  ['zed', 'GET /v2.0/ports?device_id=uuid-web'],
  ['epoxy', 'GET /v2.0/ports?device_id=uuid-web'],
  ['master', 'GET /v2.0/ports?fields=security_groups&fields=device_id&device_id=uuid-web'],
] as const)('%s asks for an instance’s ports in its own words', (release, request) => {
  const cloud = testCloud({ release });
  cloud.get(path);
  expect(cloud.neutronRequests).toEqual([request]);
});

test('151 groups are asked for in two requests', () => {
  const ids = Array.from({ length: 151 }, (_, at) => `g${at}`);
  const cloud = testCloud({ ports: [{ securityGroups: ids }] });
  cloud.get(path);
  expect(
    cloud.neutronRequests.filter((request) => request.includes('security-groups')),
  ).toHaveLength(2);
});
