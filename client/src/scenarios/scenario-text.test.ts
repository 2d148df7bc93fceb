import { expect, test } from 'vitest';
import { runsTable, runToShow } from './scenario-text.ts';

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
  expect(table).toContain('| epoxy | router | ✓ as expected | below |');
  expect(table).toContain('| epoxy | dhcp | ✓ as expected |  |');
  expect(runsTable(results.slice(0, 1), results[0])).toBe('');
});
