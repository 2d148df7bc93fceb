// Runs every check of the project, or the named stages: node test/run.mjs [stage…]
// The last line is `N passed, N failed`; the exit code is 1 where one failed or could not run.
import { endRuns, whenToldToEnd } from './host/command.mjs';
import { setUp } from './setup.mjs';
import { stages } from './stages.mjs';

/** @typedef {import('./stages.mjs').Stage} Stage */

const print = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

const isMeant = (/** @type {Stage} */ { name }, /** @type {string} */ word) =>
  name === word || name.startsWith(`${word}-`);

/** The stages to run, in the table's order: `real` also means `real-boot`. Exits where a word means none. */
const chosenStages = (/** @type {readonly string[]} */ words) => {
  const unknown = words.filter((word) => !stages.some((stage) => isMeant(stage, word)));
  if (unknown.length > 0) {
    const names = stages.map((stage) => stage.name).join(', ');
    print(`No stage is called ${unknown.join(', ')}. The stages: ${names}.`);
    process.exit(2);
  }
  if (words.length === 0) return stages;
  return stages.filter((stage) => words.some((word) => isMeant(stage, word)));
};

/**
 * What came of a stage: counts and what to show, or why this machine need not run it.
 *
 * @param {Stage} stage
 * @param {import('./setup.mjs').Get} get
 */
const resultOf = async (stage, get) => {
  for (const need of stage.needs) {
    const outcome = await get(need);
    if (outcome.ready) continue;
    return outcome.excused
      ? { passed: 0, failed: 0, output: '', absent: outcome.reason }
      : { passed: 0, failed: 1, output: `could not run: ${outcome.reason}`, absent: undefined };
  }
  return { ...(await stage.run()), absent: undefined };
};

const lineFor = (/** @type {string} */ name, /** @type {string} */ text) =>
  `${name.padEnd(12)} ${text}`;

/** Runs the stages one after the other and gives their sums. */
const runStages = async (/** @type {readonly Stage[]} */ chosen) => {
  const say = (/** @type {string} */ line) => print(lineFor('set-up', line));
  const get = setUp([...new Set(chosen.flatMap((stage) => stage.needs))], {
    say,
    production: true,
  });
  const sums = { passed: 0, failed: 0 };
  for (const stage of chosen) {
    const startedMs = performance.now();
    const { passed, failed, output, absent } = await resultOf(stage, get);
    const tookS = ((performance.now() - startedMs) / 1000).toFixed(1);
    if (failed > 0) print(`\n${output.trimEnd()}\n`);
    print(
      lineFor(
        stage.name,
        absent ? `did not run: ${absent}` : `${passed} passed, ${failed} failed, ${tookS} s`,
      ),
    );
    sums.passed += passed;
    sums.failed += failed;
  }
  return sums;
};

whenToldToEnd((exitCode) => {
  endRuns();
  process.exit(exitCode);
});
const { passed, failed } = await runStages(chosenStages(process.argv.slice(2)));
endRuns();
print(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
