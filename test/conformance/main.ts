import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Release } from '../../mock-metadata/src/lab/model.ts';
import { agentLayer } from './agent-layer.ts';
import { chainLayer } from './chain-layer.ts';
import { type Difference, differences } from './compare.ts';
import { type FolderLayer, folderLayers } from './folder-layers.ts';
import type { Layer, SuiteOnRelease } from './layer.ts';
import { novaHttpLayer } from './nova-http-layer.ts';
import { novaLayer } from './nova-layer.ts';
import {
  type Case,
  type Golden,
  type Recorded,
  type Result,
  recordedIn,
  type Suite,
} from './recorded.ts';

/** Every layer there is; one that stands here is run. */
const layers: readonly Layer[] = [novaLayer, novaHttpLayer, agentLayer, chainLayer];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * `[LAYER …] [DIR]`: runs the named layers, or all, on what was recorded in DIR, or in the folder of each. Gives
 * the exit code: 0 where every case conforms, or where the default folders are not there.
 */
export const main = async (args: readonly string[], root: string): Promise<number> => {
  const names = args.filter((arg) => allNames.includes(arg));
  const [folder, ...more] = args.filter((arg) => !allNames.includes(arg));
  if (more.length > 0) return usage(`One folder at most, not also ${more.join(' ')}.`);
  const isChosen = ({ name }: { readonly name: string }): boolean =>
    names.length === 0 || names.includes(name);
  const counts = [
    await countOfRecorded(layers.filter(isChosen), folder, root),
    ...folderLayers.filter(isChosen).map((layer) => countOfFolder(layer, folder, root)),
  ].filter((count) => count !== undefined);
  if (counts.length === 0 && folder !== undefined) return usage(missing(resolve(folder)));
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  if (counts.length > 0 && passed + failed === 0) say('Nothing was compared: no case has answers.');
  say(`${passed} passed, ${failed} failed`);
  return failed > 0 || (counts.length > 0 && passed === 0) ? 1 : 0;
};

const allNames: readonly string[] = [
  ...new Set([...layers, ...folderLayers].map(({ name }) => name)),
];

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const notRun = (name: string, folder: string | undefined, defaultFolder: string): undefined => {
  // A folder that was named has what it has.
  if (folder === undefined) say(`${name} did not run: ${missing(defaultFolder)}`);
};

const recordedFolder = '../shared/nova';

const countOfRecorded = async (
  chosen: readonly Layer[],
  folder: string | undefined,
  root: string,
): Promise<Count | undefined> => {
  if (chosen.length === 0) return undefined;
  const recorded = recordedIn(resolve(folder ?? resolve(root, recordedFolder)));
  return recorded === undefined
    ? notRun(chosen.map(({ name }) => name).join(', '), folder, recordedFolder)
    : report(await run(recorded, chosen));
};

const countOfFolder = (
  { name, defaultFolder, run: agreementOn }: FolderLayer,
  folder: string | undefined,
  root: string,
): Count | undefined => {
  const agreement = agreementOn(resolve(folder ?? resolve(root, defaultFolder)));
  if (agreement === undefined) return notRun(name, folder, defaultFolder);
  for (const line of agreement.lines) say(line);
  return agreement;
};

const missing = (directory: string): string =>
  `${directory} ${existsSync(directory) ? 'has nothing to compare with' : 'is not there'}.`;

const usage = (problem: string): number => {
  say(problem);
  say(`npm run conformance -- [${allNames.join('|')}] [DIR]`);
  say('0 passed, 0 failed');
  return 2;
};

interface Verdict {
  readonly title: string;
  readonly differences: readonly Difference[];
  /** Why there is nothing to compare. */
  readonly problem?: string;
}

const unusable = (title: string, problem: string): Verdict => ({ title, differences: [], problem });

/** What the work gives; where it throws, one verdict that says so, and the others are still compared. */
const orProblem = async (
  title: string,
  work: () => Promise<readonly Verdict[]>,
): Promise<readonly Verdict[]> => {
  try {
    return await work();
  } catch (error) {
    return [unusable(title, error instanceof Error ? error.message : String(error))];
  }
};

const run = async (recorded: Recorded, chosen: readonly Layer[]): Promise<readonly Verdict[]> => {
  const verdicts: Verdict[] = recorded.releases
    .filter((release) => !isRelease(release))
    .map((release) => unusable(`golden/${release}`, unknownRelease));
  if (recorded.releases.length === 0) verdicts.push(unusable('golden', noRelease));
  const suites: Suite[] = [];
  for (const file of recorded.suiteFiles) {
    const read = async () => {
      suites.push(recorded.suite(file));
      return [];
    };
    verdicts.push(...(await orProblem(`requests/${file}`, read)));
  }
  for (const layer of chosen) {
    const ofLayer = suites.filter(({ layer: of }) => layer.suiteLayers.includes(of));
    for (const release of recorded.releases.filter(isRelease)) {
      verdicts.push(...(await runRelease(recorded, layer, release, ofLayer)));
    }
  }
  return verdicts;
};

const knownReleases: readonly string[] = ['zed', 'epoxy', 'master'] satisfies readonly Release[];
const unknownRelease = `The mock knows no such release, only ${knownReleases.join(', ')}.`;
const noRelease = `There are no recorded answers: they stand in golden/RELEASE/SUITE.json, RELEASE is one of ${knownReleases.join(', ')}.`;

const isRelease = (name: string): name is Release => knownReleases.includes(name);

const runRelease = async (
  recorded: Recorded,
  layer: Layer,
  release: Release,
  suites: readonly Suite[],
): Promise<readonly Verdict[]> => {
  const verdicts: Verdict[] = [];
  for (const suite of suites) {
    for (const variant of layer.variants ?? ['']) {
      const name = suite.suite + variant;
      const work = async () => {
        const golden = recorded.golden(release, name);
        if (golden === undefined) {
          say(`${name} was not recorded on ${release}.`);
          return [];
        }
        const fixture = recorded.fixture(suite.fixture ?? 'default');
        const novaServer = golden.nova_server;
        const on = { fixture, suite, release, variant, novaServer };
        return await runSuite(name, layer, on, golden);
      };
      verdicts.push(...(await orProblem(`${release} ${name}`, work)));
    }
  }
  return verdicts;
};

const runSuite = async (
  name: string,
  layer: Layer,
  on: SuiteOnRelease,
  { results }: Golden,
): Promise<readonly Verdict[]> => {
  const run = layer.start(on);
  const verdicts: Verdict[] = [];
  const { cases } = on.suite;
  for (const each of cases) {
    const expected = results[each.id];
    if (expected === undefined) continue;
    verdicts.push(await verdict(`${on.release} ${name}:${each.id}`, run, each, expected));
  }
  const unrecorded = cases.length - verdicts.length;
  if (unrecorded > 0) {
    say(`${name}: ${unrecorded} of ${cases.length} cases were not recorded on ${on.release}.`);
  }
  return verdicts;
};

const verdict = async (
  title: string,
  run: ReturnType<Layer['start']>,
  each: Case,
  expected: readonly Result[],
): Promise<Verdict> => {
  try {
    return { title, differences: differences(each, expected, await run(each)) };
  } catch (error) {
    const seen = error instanceof Error ? error.stack : String(error);
    return { title, differences: [{ step: -1, what: 'the mock threw', recorded: expected, seen }] };
  }
};

const longestShown = 300;

/** Both sides as text, long ones from a little before the place where they part. */
const sides = (difference: Difference): readonly [recorded: string, seen: string] => {
  const recorded = JSON.stringify(difference.recorded) ?? 'nothing';
  const seen = JSON.stringify(difference.seen) ?? 'nothing';
  let same = 0;
  while (same < recorded.length && recorded[same] === seen[same]) same++;
  const begin = recorded.length > longestShown ? Math.max(0, same - 60) : 0;
  return [excerpt(recorded, begin), excerpt(seen, begin)];
};

const excerpt = (text: string, begin: number): string => {
  const end = begin + longestShown;
  return `${begin > 0 ? '…' : ''}${text.slice(begin, end)}${text.length > end ? '…' : ''}`;
};

const report = (verdicts: readonly Verdict[]): Count => {
  const failed = verdicts.filter(
    ({ differences, problem }) => differences.length > 0 || problem !== undefined,
  );
  for (const each of failed) {
    say(`✗ ${each.title}`);
    if (each.problem !== undefined) say(`    ${each.problem}`);
    for (const difference of each.differences) {
      const [recorded, seen] = sides(difference);
      say(`    step ${difference.step + 1}, ${difference.what}`);
      say(`      recorded: ${recorded}`);
      say(`      seen:     ${seen}`);
    }
  }
  return { passed: verdicts.length - failed.length, failed: failed.length };
};
