import { Command } from 'commander';
import { defaultPort } from '../../http/default-port.ts';
import type { ServeOptions } from '../serve.ts';
import { finish, portNumber } from './options.ts';

/** `mock-metadata serve` */
export const servePlan = (): Command =>
  new Command('serve')
    .description(
      'serve the metadata of a lab file until Ctrl-C; edits of the file take effect at once',
    )
    .argument('<lab>', 'the lab file, such as web.lab.yaml')
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 takes any free one', portNumber, defaultPort)
    .option(
      '--sockets <folder>',
      'give the agent a socket in this folder (metadata_proxy) and Nova a port, so that a real program can take the place of a neighbour',
    )
    .option(
      '--nova-port <number>',
      "with --sockets: Nova's port on 127.0.0.1; 0 takes any free one",
      portNumber,
      0,
    )
    .option(
      '--relax-guard',
      'let the hops answer what no metadata client sends; web pages and foreign names are refused all the same',
      false,
    )
    .option('--no-watch', 'do not look at the file again')
    .action(async (labFile: string, options: ServeOptions) => {
      const { serve } = await import('../serve.ts');
      finish(await serve(labFile, options));
    });
