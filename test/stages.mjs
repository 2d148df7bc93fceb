import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './host/command.mjs';
import { cacheDir } from './host/paths.mjs';
import { findBrowser } from './host/programs.mjs';

/** @typedef {import('./setup.mjs').Need} Need */
/** @typedef {{ passed: number, failed: number, output: string }} Result */
/** @typedef {{ name: string, needs: readonly Need[], run: () => Promise<Result> }} Stage runs once its needs are there */

/** A program whose exit code says all: one check. */
const check =
  (/** @type {readonly string[]} */ ...args) =>
  async () => {
    const { code, output } = await runNode(args);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
  };

/** A program that counts for itself: its last line is `N passed, N failed`. */
const counted =
  (/** @type {readonly string[]} */ ...args) =>
  async () => {
    const { code, output } = await runNode(args, { env: environment() });
    const counts = /(?:^|\n)(\d+) passed, (\d+) failed\s*$/.exec(output);
    const passed = Number(counts?.[1] ?? 0);
    const failures = Number(counts?.[2] ?? 0);
    // It broke, or checked nothing: either way nothing is proved.
    const broke = counts === null || passed + failures === 0 || (code !== 0 && failures === 0);
    return { passed, failed: broke ? failures + 1 : failures, output };
  };

const environment = () => {
  const browser = findBrowser();
  return { CI: 'true', ...(browser ? { CHROMIUM_PATH: browser } : {}) };
};

/**
 * The numbers in the report that Vitest writes. A file that could not even be loaded is one failure, and so is a test
 * that was skipped: nobody would see that it never runs.
 */
const vitestCounts = (/** @type {string} */ report) => {
  const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const unloadable = testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  );
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + unloadable.length };
};

/** Tests of one Vitest project. */
const vitest = (/** @type {string} */ project) => async () => {
  mkdirSync(join(cacheDir, 'results'), { recursive: true });
  const report = join(cacheDir, `results/${project}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await runNode(
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters],
    { env: { ...environment(), NO_COLOR: '1' } },
  );
  const counts = countsOrNone(report);
  const broke = code !== 0 && counts.failed === 0;
  return { passed: counts.passed, failed: broke ? 1 : counts.failed, output };
};

const countsOrNone = (/** @type {string} */ report) => {
  try {
    return vitestCounts(report);
  } catch {
    return { passed: 0, failed: 1 };
  }
};

/** Every stage, in the order they run: what is quick first. @type {readonly Stage[]} */
export const stages = [
  { name: 'types', needs: ['dependencies'], run: check('node_modules/typescript/bin/tsc') },
  {
    name: 'lint',
    needs: ['dependencies'],
    run: check('node_modules/@biomejs/biome/bin/biome', 'check', '.'),
  },
  { name: 'boundaries', needs: ['dependencies'], run: counted('test/boundaries.mjs') },
  { name: 'dead-code', needs: ['dependencies'], run: check('node_modules/knip/bin/knip.js') },
  { name: 'unit', needs: ['dependencies'], run: vitest('unit') },
  { name: 'grammar', needs: ['dependencies'], run: counted('syntaxes/test/run.mjs') },
  { name: 'contract', needs: ['bundles'], run: vitest('contract') },
  {
    name: 'conformance',
    needs: ['dependencies', 'recordings'],
    run: counted('test/conformance.mjs'),
  },
  { name: 'real', needs: ['bundles', 'cloud-init'], run: vitest('real') },
  { name: 'real-boot', needs: ['bundles', 'sandbox'], run: vitest('real-boot') },
  {
    name: 'vscode',
    needs: ['bundles', 'host', 'browser'],
    run: counted('test/e2e/run-suite.mjs'),
  },
  { name: 'screens', needs: ['vsix', 'host', 'browser'], run: vitest('screens') },
];
