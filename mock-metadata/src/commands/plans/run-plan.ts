import { Command, Option } from 'commander';
import { releases, topologies } from '../../lab/model.ts';
import { reporterNames } from '../reporters/reporter-names.ts';
import type { RunOptions } from '../run.ts';
import { finish } from './options.ts';

/** `mock-metadata run` */
export const runPlan = (): Command =>
  new Command('run')
    .description(
      'run scenario files and say what came out otherwise than expected; nothing listens, nobody waits',
    )
    .argument('<path...>', 'scenario files, or folders with *.scenario.yaml in them')
    .addOption(new Option('--release <release>', 'only this one').choices(releases))
    .addOption(new Option('--topology <topology>', 'only this one').choices(topologies))
    .option('-g, --grep <text>', 'only scenarios whose title or file name holds this text')
    .addOption(
      new Option('-r, --reporter <name>', 'how to report').choices(reporterNames).default('text'),
    )
    .option('-o, --output <file>', 'write the report there, and the one for people to the terminal')
    .option('--root <folder>', 'the folder that scenarios may not reach out of')
    .option('--bail', 'stop at the first scenario that fails', false)
    .option('-v, --verbose', 'show what every hop did, for what passed too', false)
    .addHelpText(
      'after',
      `
Examples:
  $ mock-metadata run scenarios/
  $ mock-metadata run forged-forwarded-for.scenario.yaml --release zed --verbose
  $ mock-metadata run scenarios/ --reporter junit --output report.xml

A scenario is a YAML file: a lab, requests, and what must come of them.
  title: A forged X-Forwarded-For is refused
  why: An instance must not pass for another.
  lab: web.lab.yaml
  steps:
    - send: {headers: {X-Forwarded-For: 10.0.0.9}}
      expect: {status: {zed: 500, other: 502}, decided_by: agent}

Each runs in every release and topology it names, with a clock that only it moves. The lab and the
files that it names must lie in the same repository (or below the current folder); --root says which
folder else.

Exit code: 0 all passed, 1 something failed or a file cannot be run, 2 nothing to run or a wrong
command line.
`,
    )
    .action(async (paths: readonly string[], options: RunOptions) => {
      const { run } = await import('../run.ts');
      finish(await run(paths, options));
    });
