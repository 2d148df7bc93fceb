import { expect, test } from 'vitest';
import { distanceOf, likelyMeant } from './did-you-mean.ts';

test('a swap of neighbours counts once', () => {
  expect(distanceOf('abcd', 'abdc')).toBe(1);
  expect(distanceOf('kitten', 'sitting')).toBe(3);
  expect(distanceOf('', 'abc')).toBe(3);
});

test('the likeliest comes first', () => {
  const known = [
    'packages',
    'package_update',
    'package_upgrade',
    'write_files',
    'ssh_keys',
    'runcmd',
  ];
  expect(likelyMeant('packagez', known)).toEqual(['packages']);
  expect(likelyMeant('write-files', known)).toEqual(['write_files']);
  expect(likelyMeant('package_updrade', known)).toEqual(['package_upgrade', 'package_update']);
  expect(likelyMeant('run_cmd', known)).toEqual(['runcmd']);
  expect(likelyMeant('keys', known)).toEqual(['ssh_keys']);
  expect(likelyMeant('datasource', known)).toEqual([]);
});
