import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { labText } from './labs.ts';
import { type Spread, spreadOf } from './measure.ts';
import type { Load } from './nova-load-child.ts';
import { numberText, type Row, spreadText, targetText } from './table.ts';

const loadInFreshProcess = (bundle: string, file: string): Load => {
  const [code, argument] = [JSON.stringify(bundle), JSON.stringify(file)];
  const script = `require(${code}).loadInThisProcess(${argument})`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Loading a lab failed: ${stderr}`);
  const load: Load = JSON.parse(stdout);
  return load;
};

const head: Row = [
  'lab file, in a fresh process',
  'size, KiB',
  'load, ms',
  'spread',
  'CPU, ms',
  'target',
  'RSS, MiB',
  'heap',
  'peak RSS',
  'target',
];

const wantedMs = 2000;
const wantedMiB = 300;

const rowOf = (name: string, loads: readonly Load[]): Row => {
  const figures = (pick: (load: Load) => number): Spread => spreadOf(loads.map(pick));
  const load = figures(({ loadMs }) => loadMs);
  const peak = figures(({ peakRssMiB }) => peakRssMiB).highest;
  return [
    name,
    numberText((loads[0]?.bytes ?? 0) / 1024),
    numberText(load.median),
    spreadText(load),
    numberText(figures(({ loadCpuMs }) => loadCpuMs).median),
    targetText(`< ${numberText(wantedMs)}`, load.median < wantedMs),
    numberText(figures(({ rssMiB }) => rssMiB).median),
    numberText(figures(({ heapMiB }) => heapMiB).median),
    numberText(peak),
    targetText(`< ${numberText(wantedMiB)}`, peak < wantedMiB),
  ];
};

/** Time and memory that labs of several sizes take, as the rows of a table. */
export const novaLoad = (bundle: string, many: number, rounds: number): readonly Row[] => {
  const labs = [
    ['typical', 1],
    ['names', many],
    ['typical', many],
    ['rich', many],
  ] as const;
  return [
    head,
    ...labs.map(([size, count]) => {
      const file = `${bundle}.lab.yaml`;
      writeFileSync(file, labText(size, count));
      const loads = Array.from({ length: rounds }, () => loadInFreshProcess(bundle, file));
      rmSync(file);
      return rowOf(`${numberText(count)} × ${size}`, loads);
    }),
  ];
};
