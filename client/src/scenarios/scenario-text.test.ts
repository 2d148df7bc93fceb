import { expect, test } from 'vitest';
import { mistakesText, runsTable, runToShow, withoutThoseOf } from './scenario-text.ts';

const run = (release: 'zed' | 'epoxy', topology: 'router' | 'dhcp', passed = true) => ({
  release,
  topology,
  passed,
});

const results = [run('zed', 'router'), run('epoxy', 'router'), run('epoxy', 'dhcp')];

test('of several runs the one like the running lab is shown, but a failure first', () => {
  expect(runToShow(results, { release: 'epoxy', topology: 'dhcp' })).toBe(results[2]);
  expect(runToShow(results, { release: 'epoxy', topology: 'ovn' })).toBe(results[1]);
  expect(runToShow(results, undefined)).toBe(results[0]);
  const failed = run('epoxy', 'dhcp', false);
  expect(runToShow([...results, failed], { release: 'zed', topology: 'router' })).toBe(failed);
});

test('the table says where it passed and which one is shown', () => {
  const table = runsTable(results, results[1]);
  expect(table).toContain('| epoxy | router | ✓ passed | shown below |');
  expect(table).toContain('| epoxy | dhcp | ✓ passed |  |');
  expect(runsTable(results.slice(0, 1), results[0])).toBe('');
});

test('a mistake is told with its place, and how many more there are', () => {
  const at = (line: number) => ({ line, message: 'No such key' });
  expect(mistakesText([at(3)], undefined)).toBe('Line 3: No such key.');
  expect(mistakesText([at(3), at(4)], 'a.lab.yaml')).toBe(
    'a.lab.yaml, line 3: No such key. There is one more problem.',
  );
  expect(mistakesText([at(3), at(4), at(5)], undefined)).toMatch(/There are 2 more problems\.$/);
});

test('what the workspace has under the same title is not listed twice', () => {
  const a = { title: 'a', why: '1' };
  const changed = { title: 'b', why: 'changed' };
  const b = { title: 'b', why: '2' };
  expect(withoutThoseOf([a, changed], [{ ...a }, b])).toEqual([b]);
});
