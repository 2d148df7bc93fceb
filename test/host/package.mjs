// npm run package: makes the VSIX, everything bundled, and checks that it holds what ships and nothing else.
// node test/host/package.mjs [--out FILE] [--no-build]
import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from '../setup.mjs';
import { endRuns, runNode, whenToldToEnd } from './command.mjs';
import { projectRoot } from './paths.mjs';
import { faultsOfVsix } from './vsix.mjs';

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
const { values } = parseArgs({
  options: {
    out: {
      type: 'string',
      default: join(projectRoot, `${manifest.name}-${manifest.version}.vsix`),
    },
    'no-build': { type: 'boolean', default: false },
  },
});
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const stopOn = (/** @type {readonly string[]} */ faults) => {
  if (faults.length === 0) return;
  for (const fault of faults) say(fault);
  process.exit(1);
};

whenToldToEnd((exitCode) => {
  endRuns();
  process.exit(exitCode);
});

if (!values['no-build']) {
  const built = await setUp(['bundles'], { say, production: true })('bundles');
  stopOn(built.ready ? [] : [built.reason]);
}
const packed = await runNode([
  ...['node_modules/@vscode/vsce/vsce', 'package', '--out', values.out],
  ...['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'],
]);
stopOn(packed.code === 0 ? [] : [packed.output]);
stopOn(faultsOfVsix(values.out, manifest));
const kilobytes = Math.round(statSync(values.out).size / 1000);
say(`${relative(process.cwd(), values.out) || values.out}: ${kilobytes} kB`);
