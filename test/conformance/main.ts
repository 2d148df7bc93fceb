import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Release } from '../../mock-metadata/src/lab/model.ts';
import { type Difference, differences } from './compare.ts';
import type { CaseOnRelease, Layer } from './layer.ts';
import { novaLayer } from './nova-layer.ts';
import { type Recorded, type Result, recordedIn } from './recorded.ts';

/** Every layer there is; one that stands here is run. */
const layers: readonly Layer[] = [novaLayer];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * `[LAYER …] [DIR]`: runs the named layers, or all, on the recorded answers in DIR. Gives the exit
 * code: 0 where every case conforms, or where the default folder is not there.
 */
export const main = async (args: readonly string[], root: string): Promise<number> => {
  const named = layers.filter((layer) => args.includes(layer.name));
  const [folder, ...more] = args.filter((arg) => !layers.some((layer) => layer.name === arg));
  if (more.length > 0) return usage(`One folder at most, not also ${more.join(' ')}.`);
  const directory = resolve(folder ?? resolve(root, '../shared/nova'));
  const recorded = recordedIn(directory);
  if (recorded !== undefined) return report(await run(recorded, named.length > 0 ? named : layers));
  if (folder !== undefined) return usage(missing(directory));
  say(`Conformance did not run: ${missing('../shared/nova')}`);
  say('0 passed, 0 failed');
  return 0;
};

const missing = (directory: string): string =>
  `${directory} ${existsSync(directory) ? 'has no requests folder' : 'is not there'}.`;

const usage = (problem: string): number => {
  say(problem);
  say(`npm run conformance -- [${layers.map((layer) => layer.name).join('|')}] [DIR]`);
  return 2;
};

interface Verdict {
  readonly title: string;
  readonly differences: readonly Difference[];
}

const run = async (recorded: Recorded, chosen: readonly Layer[]): Promise<readonly Verdict[]> => {
  const verdicts: Verdict[] = [];
  for (const layer of chosen) {
    for (const release of recorded.releases) {
      if (!isRelease(release)) say(`Release ${release} is not one the mock knows: left out.`);
      else verdicts.push(...(await runRelease(recorded, layer, release)));
    }
  }
  return verdicts;
};

const isRelease = (name: string): name is Release =>
  name === 'zed' || name === 'epoxy' || name === 'master';

const runRelease = async (
  recorded: Recorded,
  layer: Layer,
  release: Release,
): Promise<readonly Verdict[]> => {
  const verdicts: Verdict[] = [];
  for (const suite of recorded.suites.filter(({ layer: of }) => layer.suiteLayers.includes(of))) {
    const golden = recorded.golden(release, suite.suite);
    if (golden === undefined) {
      say(`${suite.suite} was not recorded on ${release}.`);
      continue;
    }
    const fixture = recorded.fixture(suite.fixture ?? 'default');
    for (const each of suite.cases) {
      const expected = golden[each.id];
      if (expected === undefined) continue;
      const title = `${release} ${suite.suite}:${each.id}`;
      verdicts.push(await verdict(title, layer, { fixture, suite, case: each, release }, expected));
    }
  }
  return verdicts;
};

const verdict = async (
  title: string,
  layer: Layer,
  asked: CaseOnRelease,
  expected: readonly Result[],
): Promise<Verdict> => {
  try {
    return { title, differences: differences(asked.case, expected, await layer.run(asked)) };
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

const report = (verdicts: readonly Verdict[]): number => {
  const failed = verdicts.filter((each) => each.differences.length > 0);
  for (const each of failed) {
    say(`✗ ${each.title}`);
    for (const difference of each.differences) {
      const [recorded, seen] = sides(difference);
      say(`    step ${difference.step + 1}, ${difference.what}`);
      say(`      recorded: ${recorded}`);
      say(`      seen:     ${seen}`);
    }
  }
  say(`${verdicts.length - failed.length} passed, ${failed.length} failed`);
  return failed.length > 0 || verdicts.length === 0 ? 1 : 0;
};
