import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chainSpeed } from './chain-speed.ts';
import { novaLoad } from './nova-load.ts';
import { novaSpeed } from './nova-speed.ts';
import { scenarioSpeed } from './scenario-speed.ts';
import { type Row, tableText } from './table.ts';

export { serveInThisProcess } from './bench-servers.ts';

interface Run {
  readonly bundle: string;
  /** What is measured in processes of its own, and nothing else. */
  readonly loadBundle: string;
  readonly rounds: number;
  /** How many instances the large labs have. */
  readonly instances: number;
}

/** Every bench there is; each gives its tables. */
const benches: Readonly<Record<string, (run: Run) => AsyncIterable<readonly Row[]>>> = {
  async *nova({ loadBundle, rounds, instances }) {
    yield novaSpeed(instances, rounds);
    yield novaLoad(loadBundle, instances, rounds);
  },
  async *chain({ bundle, rounds }) {
    yield await chainSpeed(bundle, rounds);
  },
  async *scenarios({ rounds }) {
    yield await scenarioSpeed(rounds);
  },
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(2))
    .join(' ');

const usage = (problem: string): number => {
  say(problem);
  say(`npm run bench -- [${Object.keys(benches).join('|')}] [--rounds N] [--instances N]`);
  return 2;
};

/** Runs the named benches, or all. Gives the exit code; figures that miss their target do not change it. */
export const main = async (
  args: readonly string[],
  bundle: string,
  loadBundle: string,
): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '7' },
      instances: { type: 'string', default: '10000' },
    },
  });
  const run: Run = {
    bundle,
    loadBundle,
    rounds: Number(values.rounds),
    instances: Number(values.instances),
  };
  if (!(run.rounds >= 1) || !(run.instances >= 1))
    return usage('Rounds and instances are numbers.');
  const unknown = positionals.find((name) => benches[name] === undefined);
  if (unknown !== undefined) return usage(`There is no bench called ${unknown}.`);
  say(`Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`);
  say(`Load average at the beginning: ${load()}`);
  for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
    for await (const table of benches[name]?.(run) ?? []) say(`\n${tableText(table)}`);
  }
  say(`\nLoad average at the end: ${load()} (more than 1 means that others were at work, too)`);
  return 0;
};
