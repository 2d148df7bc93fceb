import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sourceText } from '../lab/source-text.ts';
import { labStore } from './lab-store.ts';
import { readScenario } from './read-scenario.ts';
import { runScenario } from './run-scenario.ts';
import { scenarioShape } from './scenario-shape.ts';

const folder = new URL('../../../examples/scenarios/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** The shipped scenarios by file name; that each passes is seen by the test of the command. */
const catalogue = readdirSync(folder)
  .filter((name) => name.endsWith('.scenario.yaml'))
  .map((name) => ({ name, ...scenarioShape(sourceText(textOf(name)).value) }));

test('the catalogue is large, and each file in it is a scenario', () => {
  expect(catalogue.flatMap(({ name, problems }) => problems.map((each) => [name, each]))).toEqual(
    [],
  );
  expect(catalogue.length).toBeGreaterThanOrEqual(45);
});

test('each has a title of its own and an explanation', () => {
  expect(new Set(catalogue.map(({ file }) => file?.title)).size).toBe(catalogue.length);
  const isBrief = (why = '') => why.length < 60;
  expect(catalogue.filter(({ file }) => isBrief(file?.why)).map(({ name }) => name)).toEqual([]);
});

const listed = (words: readonly string[] | string, all: readonly string[] = []): string => {
  const list = [words].flat();
  return list.length === all.length ? 'all' : list.join(', ');
};

const topologyOf = (lab: unknown): string =>
  typeof lab === 'object' && lab !== null && 'topology' in lab ? String(lab.topology) : 'router';

test('the README lists each with its title, releases and topologies', () => {
  const rows = textOf('README.md')
    .split('\n')
    .filter((line) => line.includes('.scenario.yaml) |'));
  const expected = catalogue.map(({ name, file }) => {
    const releases = listed(file?.releases ?? [], ['zed', 'epoxy', 'master']);
    const topologies = listed(file?.topology ?? topologyOf(file?.lab));
    return `| [${file?.title}](${name}) | ${releases} | ${topologies} |`;
  });
  expect(rows.toSorted()).toEqual(expected.toSorted());
});

test('the example in the README passes', async () => {
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(textOf('README.md')) ?? [];
  const file = fileURLToPath(new URL('readme.scenario.yaml', folder));
  const store = labStore((path) => readFileSync(path));
  const { scenario, problems } = readScenario(text, file, store);
  expect(problems).toEqual([]);
  const options = { readFile: store.readFile, now: () => 0 };
  const results = scenario === undefined ? [] : await runScenario(scenario, options);
  const checks = results.flatMap(({ steps }) => steps.flatMap((step) => step.checks));
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(results).toHaveLength(6);
});
