import { writeSync } from 'node:fs';
import { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { plans } from './commands/plans/plans.ts';

const examples = `
Examples:
  $ mock-metadata serve web.lab.yaml
  $ curl http://127.0.0.1:8775/openstack/latest/meta_data.json

  $ mock-metadata serve web.lab.yaml --port 0         any free port; the first line says which
  $ mock-metadata serve web.lab.yaml --host 169.254.169.254 --port 80
                                                      where instances ask, inside a network namespace
  $ mock-metadata check web.lab.yaml                  says what is wrong with it, and ends
  $ mock-metadata export config-drive web.lab.yaml web-1 drive
                                                      writes what web-1 would find on its config drive

The shortest lab is three lines:
  instances:
    web-1:
      user_data: "#!/bin/sh\\n"

Exit codes: 0 fine, 1 something is wrong with what was given (a lab, a port, an answer, a scenario),
2 the command line itself, 70 a bug here.
`;

const program = new Command('mock-metadata')
  .description("A make-believe cloud's metadata service: answers as Nova behind Neutron does.")
  .version(manifest.version)
  .addHelpText('after', examples)
  .showHelpAfterError('Try mock-metadata --help.')
  // A wrong command line is 2, so that 1 always means what was given to it.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

// Subcommands made elsewhere do not inherit by themselves how errors end.
const inherit = (plan: Command, parentName: string): void => {
  const name = `${parentName} ${plan.name()}`;
  plan.copyInheritedSettings(program).showHelpAfterError(`Try ${name} --help.`);
  for (const nested of plan.commands) inherit(nested, name);
};
for (const plan of plans) {
  const made = plan();
  inherit(made, program.name());
  program.addCommand(made);
}

// A reader that went away (`mock-metadata serve … | head -1`) is no reason to fail.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    // What should have been told is lost, so it must not look as if all went well.
    writeSync(2, `mock-metadata: The output cannot be written: ${error.message}.\n`);
    process.exit(1);
  });
}

// A reader slower than a long report gets all of it before the process ends.
const exitOnceRead = (): void =>
  void process.stdout.write('', () => setImmediate(() => process.exit()));

program.parseAsync().then(exitOnceRead, (error: unknown) => {
  console.error(error);
  process.exit(70);
});
