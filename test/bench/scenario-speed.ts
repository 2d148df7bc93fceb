import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { labStore } from '../../mock-metadata/src/scenarios/lab-store.ts';
import { readScenario } from '../../mock-metadata/src/scenarios/read-scenario.ts';
import { runScenario } from '../../mock-metadata/src/scenarios/run-scenario.ts';
import { spreadOf } from './measure.ts';
import { numberText, type Row, spreadText, targetText } from './table.ts';

const wantedMs = 3_000;

/** A thousand requests, each with a look into its body, a pattern among them. */
const thousandSteps = `title: A thousand steps
why: To see how long they take.
lab:
  instances: {web: {metadata: {role: web}}}
releases: epoxy
steps:
${'- send: {}\n  expect: {status: 200, body: {json: {$.meta.role: web, $.uuid: {matches: "^([0-9a-f]+-?){5}$"}}}}\n'.repeat(1_000)}`;

const catalogueFolder = join(process.cwd(), 'examples', 'scenarios');

const catalogue = (): readonly string[] =>
  readdirSync(catalogueFolder)
    .filter((name) => name.endsWith('.scenario.yaml'))
    .map((name) => join(catalogueFolder, name));

const now = () => performance.now();

/** Reads and runs scenarios; gives how many steps there were. Throws where one does not pass. */
const stepsOf = async (texts: readonly (readonly [file: string, text: string])[]) => {
  const store = labStore((path) => readFileSync(path));
  let count = 0;
  for (const [file, text] of texts) {
    const { scenario, problems } = readScenario(text, file, store);
    if (scenario === undefined) throw new Error(problems[0]?.message);
    for (const { passed, steps } of await runScenario(scenario, {
      readFile: store.readFile,
      now,
    })) {
      if (!passed) throw new Error(`${file} does not pass.`);
      count += steps.length;
    }
  }
  return count;
};

/** How long scenarios take from text to result, read anew each round. */
export const scenarioSpeed = async (rounds: number): Promise<readonly Row[]> => {
  const shipped = catalogue().map((file) => [file, readFileSync(file, 'utf8')] as const);
  const tasks = [
    { name: 'one scenario of 1,000 steps', texts: [['thousand.yaml', thousandSteps] as const] },
    { name: `the ${shipped.length} that ship, every release and topology`, texts: shipped },
  ];
  const rows: Row[] = [['scenarios, in one process', 'steps', 'ms', 'spread', 'target']];
  for (const { name, texts } of tasks) {
    const times: number[] = [];
    let steps = 0;
    for (let round = 0; round < rounds; round += 1) {
      const began = now();
      steps = await stepsOf(texts);
      times.push(now() - began);
    }
    const spread = spreadOf(times);
    const isReached = (spread.median / steps) * 1_000 <= wantedMs;
    const target = targetText(`1,000 steps in ${numberText(wantedMs)} ms`, isReached);
    rows.push([name, numberText(steps), numberText(spread.median), spreadText(spread), target]);
  }
  return rows;
};
