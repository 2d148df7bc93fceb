import { expect, test } from 'vitest';
import { explainedScenario } from './explained-scenario.ts';
import { resultsOf, sampleHead } from './sample-scenario.ts';
import { scenarioSummary } from './scenario-summary.ts';

const head = sampleHead
  .replace('It works', '"<b>*It*</b> works"')
  .replace('lab:', 'instance: web-1\nlab:');

test('a scenario explains itself: steps, expectations, and every hop of every request', async () => {
  const text = explainedScenario(
    await resultsOf(
      `${head}- change: {instances: {web-1: {user_data: "## no heading"}}}\n- send: {path: /latest/user-data}\n  expect: {status: 404}\n- wait: 1s\n`,
    ),
  );
  const headings = text.split('\n').filter((line) => line.startsWith('#'));
  expect(headings).toEqual([
    '# \\<b\\>\\*It\\*\\</b\\> works',
    '## ✗ Release epoxy, topology router',
    '### ✓ change instances',
    '### ✗ GET /latest/user-data',
    '#### 1. Instance',
    '#### 2. Namespace proxy (haproxy)',
    '#### 3. Metadata agent',
    '#### 4. Nova',
    '## no heading',
    '### – 1 s later (not tried)',
  ]);
  expect(text).toContain('- ✗ status: expected `404`, got `200 OK`');
  expect(text).toContain('**200 OK**, decided by Nova');
  expect(text).toContain(
    'topology router\n\nNot as expected:\n\n- GET /latest/user-data: status: expected `404`, got `200 OK`\n\n###',
  );
});

test('nothing was run: nothing to say', () => {
  expect(explainedScenario([])).toBe('');
});

test('a list shows title and reason, whatever is wrong with the rest', () => {
  expect(scenarioSummary('title: A\nwhy: >-\n  B\n  C\nsteps: 5\n')).toEqual({
    title: 'A',
    why: 'B C',
  });
  expect(scenarioSummary('title: A\n')).toEqual({ title: 'A', why: '' });
  for (const text of ['', '- a\n', 'title: 5\n', 'title: [\n']) {
    expect(scenarioSummary(text)).toBeUndefined();
  }
});
