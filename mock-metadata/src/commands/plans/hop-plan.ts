import { Argument, Command, InvalidArgumentError } from 'commander';
import { type SocketAddress, socketAddress } from '../../http/socket-address.ts';
import type { HopCommandOptions, HopWord } from '../hop.ts';
import { finish } from './options.ts';

const words = [
  'proxy',
  'agent',
  'nova',
  'host-proxy',
  'load-balancer',
] as const satisfies readonly HopWord[];

const examples = `
A real program can take the place of any neighbour. For example, a real haproxy in front of our agent:
  $ mock-metadata hop nova  web.lab.yaml --listen tcp:127.0.0.1:8775
  $ mock-metadata hop agent web.lab.yaml --listen unix:/run/lab/metadata_proxy --next http://127.0.0.1:8775
or our proxy in front of a real agent:
  $ mock-metadata hop proxy web.lab.yaml --instance web-1 --listen tcp:127.0.0.1:8080 --next unix:/var/lib/neutron/metadata_proxy
`;

const addressOf = (text: string): SocketAddress => {
  const address = socketAddress(text);
  if (address !== undefined) return address;
  throw new InvalidArgumentError(
    'An address is tcp:HOST:PORT, http://HOST:PORT, unix:PATH or, on Windows, pipe:NAME.',
  );
};

const octalMode = (text: string): number => {
  if (/^0?[0-7]{3}$/.test(text)) return Number.parseInt(text, 8);
  throw new InvalidArgumentError('A mode is three octal digits, such as 666.');
};

/** `mock-metadata hop` */
export const hopPlan = (): Command =>
  new Command('hop')
    .description('let one program of the chain stand alone on a socket, with real neighbours')
    .addArgument(new Argument('<hop>', 'which one').choices(words))
    .argument('<lab>', 'the lab file')
    .requiredOption('--listen <address>', 'tcp:HOST:PORT, unix:PATH or pipe:NAME', addressOf)
    .option('--next <address>', 'where the program behind it listens; Nova has none', addressOf)
    .option('--instance <name>', "for a proxy: whose requests come; default: the lab's default")
    .option('--mode <octal>', 'who may connect to a socket file; default: 600, only you', octalMode)
    .option(
      '--relax-guard',
      'on a TCP port: let it answer what no metadata client sends (socket files have no guard)',
      false,
    )
    .option('--no-watch', 'do not look at the lab file again')
    .addHelpText('after', examples)
    .action(async (word: HopWord, labFile: string, options: HopCommandOptions) => {
      const { hop } = await import('../hop.ts');
      finish(await hop(word, labFile, options));
    });
