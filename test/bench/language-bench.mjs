// `npm run bench -- language [small|medium|large …]`: our language server beside yaml-language-server with cloud-init's
// schema, in one run of the neutral bench that is shared beside the project. Exit 1: a target is missed.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const shared = join(root, '..', 'shared');
const cache = join(root, 'node_modules', '.cache', 'language-bench');
const bench = join(cache, 'language', 'bench');
const ourServer = join(root, 'dist', 'server.cjs');

/** Targets in ms or MiB at 5,060 lines, and how many times faster than the other one. */
const targets = {
  'completion p95': { most: 10, times: 10 },
  'keystroke to diagnostics p95': { most: 50, times: 3 },
  'hover p50': { most: 3, times: 3 },
  'burst of 30 keys p95': { most: 15, times: 3 },
  'start to initialize p50': { most: 250 },
  'open to diagnostics p50': { times: 3 },
  'outline p50': { times: 3 },
  'formatting p50': { times: 3 },
  'folding p50': { times: 3 },
  'links p50': { times: 3 },
  'peak memory MiB': { most: 110 },
};

const worst = (summaries, field) => {
  const values = Object.values(summaries ?? {}).map((summary) => (summary.typed ?? summary)[field]);
  return values.length === 0 ? undefined : Math.max(...values);
};

const figuresOf = (out) => ({
  'completion p95': worst(out.completion, 'p95'),
  'keystroke to diagnostics p95': out.changeToDiagnostics.p95,
  'hover p50': worst(out.hover, 'p50'),
  'burst of 30 keys p95': out.burst.p95,
  'start to initialize p50': out.spawnToInitialize.p50,
  'open to diagnostics p50': out.openToRightDiagnostics.p50,
  'outline p50': out.other.documentSymbol?.p50,
  'formatting p50': out.other.formatting?.p50,
  'folding p50': out.other.foldingRange?.p50,
  'links p50': out.other.documentLink?.p50,
  'peak memory MiB': out.memory.peakRssMiB,
});

const prepare = () => {
  if (existsSync(join(bench, 'node_modules', 'yaml-language-server'))) return true;
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(dirname(bench), { recursive: true });
  cpSync(join(shared, 'language', 'bench'), bench, { recursive: true });
  symlinkSync(join(shared, 'cloud-init'), join(cache, 'cloud-init'));
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], {
    cwd: bench,
    stdio: 'inherit',
  });
  return status === 0;
};

const measured = (label, size, args) => {
  const out = join(cache, `${label}-${size}.json`);
  const { status } = spawnSync(
    process.execPath,
    [join(bench, 'lsp-bench.mjs'), '--label', label, '--doc', size, '--out', out, ...args],
    { cwd: bench, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error(`The bench of ${label} on the ${size} document failed.`);
  return figuresOf(JSON.parse(readFileSync(out, 'utf8')));
};

const shown = (value) => (value === undefined ? '–' : value.toFixed(value < 10 ? 1 : 0));

const verdictOf = (name, size, ours, theirs) => {
  const { most, times } = targets[name];
  const factor = ours === undefined || theirs === undefined ? undefined : theirs / ours;
  // In small documents it is enough never to be slower.
  const least = size === 'large' ? times : times && 1;
  const missed = [
    ...(size === 'large' && most !== undefined && !(ours < most) ? [`under ${most}`] : []),
    ...(least !== undefined && factor !== undefined && factor < least ? [`${least} times`] : []),
  ];
  return { factor, missed };
};

const report = (size, ours, theirs) => {
  console.log(`\n${size} document               ours      theirs    times faster`);
  let misses = 0;
  for (const name of Object.keys(targets)) {
    const { factor, missed } = verdictOf(name, size, ours[name], theirs[name]);
    misses += missed.length;
    const cells = [ours[name], theirs[name], factor].map((value) => shown(value).padStart(8));
    const note = missed.length === 0 ? '' : `   asked for: ${missed.join(', ')}`;
    console.log(`${name.padEnd(30)}${cells.join('  ')}${note}`);
  }
  return misses;
};

/** Gives the exit code. */
export const main = (sizes) => {
  if (!existsSync(join(shared, 'language', 'bench'))) {
    console.log('language did not run: ../shared/language/bench is not there.');
    return 0;
  }
  if (!existsSync(ourServer)) {
    console.error('dist/server.cjs is missing: run `npm run build` first.');
    return 1;
  }
  if (!prepare()) return 1;
  const other = join(bench, 'node_modules/yaml-language-server/bin/yaml-language-server');
  let misses = 0;
  for (const size of sizes.length === 0 ? ['small', 'large'] : sizes) {
    const theirs = measured('yaml-language-server', size, [
      ...['--server', `${process.execPath} ${other} --stdio`],
      ...['--config', join(bench, 'config', 'yaml-ls.json')],
    ]);
    const ours = measured('ours', size, [
      ...['--server', `${process.execPath} ${ourServer} --stdio`],
      ...['--language', 'cloud-config'],
    ]);
    misses += report(size, ours, theirs);
  }
  return misses === 0 ? 0 : 1;
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = main(process.argv.slice(2));
