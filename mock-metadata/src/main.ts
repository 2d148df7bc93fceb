import { Command, InvalidArgumentError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import type { ExportOptions } from './commands/export.ts';
import type { ServeOptions } from './commands/serve.ts';
import { defaultPort } from './http/default-port.ts';

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
`;

const portNumber = (text: string): number => {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError('A port is a number from 0 (any free one) to 65535.');
};

const finish = (code: number): void => {
  process.exitCode = code;
};

const program = new Command('mock-metadata')
  .description("A make-believe cloud's metadata service: answers as Nova behind Neutron does.")
  .version(manifest.version)
  .addHelpText('after', examples)
  .showHelpAfterError('Try mock-metadata --help.')
  // A wrong command line is 2, so that 1 always means the lab or the port.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

program
  .command('serve')
  .description(
    'serve the metadata of a lab file until Ctrl-C; edits of the file take effect at once',
  )
  .argument('<lab>', 'the lab file, such as web.lab.yaml')
  .option('--host <address>', 'where to listen', '127.0.0.1')
  .option('--port <number>', 'port to listen on; 0 takes any free one', portNumber, defaultPort)
  .option('--no-watch', 'do not look at the file again')
  .action(async (labFile: string, options: ServeOptions) => {
    const { serve } = await import('./commands/serve.ts');
    finish(await serve(labFile, options));
  });

program
  .command('check')
  .description('say what is wrong with a lab file: one line each, exit 1 if there is anything')
  .argument('<lab>', 'the lab file')
  .action(async (labFile: string) => {
    const { check } = await import('./commands/check.ts');
    finish(check(labFile));
  });

program
  .command('export')
  .description('write metadata to files')
  .command('config-drive')
  .description("write an instance's config drive to a folder, as Nova fills it")
  .argument('<lab>', 'the lab file')
  .argument('<instance>', 'name of the instance')
  .argument('<folder>', 'an empty folder, or one that is not there yet')
  .option('--force', 'replace the config drive that is in the folder', false)
  .action(async (labFile: string, instance: string, folder: string, options: ExportOptions) => {
    const { exportConfigDrive } = await import('./commands/export.ts');
    finish(await exportConfigDrive(labFile, instance, folder, options));
  });

// A reader that went away (`mock-metadata serve … | head -1`) is no reason to fail.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

program.parseAsync().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(70);
  },
);
