import { MockError } from '../errors.ts';
import { mainAdvice } from '../http/listener.ts';
import { type HopOptions, type HopService, startHop } from '../http/serve-hop.ts';
import { addressText, type SocketAddress } from '../http/socket-address.ts';
import { problemLine } from '../problem.ts';
import type { HopName } from '../trace.ts';
import { visible } from '../visible.ts';
import { endSignal } from './serve.ts';
import { shellWord } from './shell-word.ts';

/** The hops that can stand alone, by the words of the command line. */
export const hopsByWord = {
  proxy: 'namespace-proxy',
  agent: 'metadata-agent',
  nova: 'nova',
  'host-proxy': 'host-proxy',
  'load-balancer': 'load-balancer',
} as const satisfies Record<string, HopName>;

export type HopWord = keyof typeof hopsByWord;

export interface HopCommandOptions {
  readonly listen: SocketAddress;
  readonly next?: SocketAddress;
  readonly instance?: string;
  readonly relaxGuard: boolean;
  readonly mode?: number;
  readonly watch: boolean;
}

/** Lets one hop of a lab stand alone until SIGINT or SIGTERM; gives the exit code. */
export const hop = async (
  word: HopWord,
  labFile: string,
  options: HopCommandOptions,
): Promise<number> => {
  const missing = missingNext(word, options);
  if (missing !== undefined) return refused(missing, 2);
  const ended = endSignal();
  try {
    const service = await startHop(hopOptions(word, labFile, options));
    console.log(readyText(word, labFile, service, options.next));
    await ended;
    await service.close();
    return 0;
  } catch (error) {
    if (!(error instanceof MockError)) throw error;
    return error.code === 'lab-invalid'
      ? refused(error.problems.map(problemLine).join('\n'), 1)
      : refused(`mock-metadata: ${error.message} ${mainAdvice[error.code]}`, 1);
  }
};

const refused = (message: string, code: number): number => {
  console.error(message);
  return code;
};

const missingNext = (word: HopWord, { next }: HopCommandOptions): string | undefined => {
  if ((next === undefined) === (word === 'nova')) return undefined;
  return word === 'nova'
    ? 'mock-metadata: Nova is the last hop, so it takes no --next.'
    : `mock-metadata: ${word} passes requests on: say where to, with --next http://HOST:PORT or --next unix:PATH.`;
};

const hopOptions = (
  word: HopWord,
  labFile: string,
  { listen, next, instance, relaxGuard, mode, watch }: HopCommandOptions,
): HopOptions => ({
  labFile,
  hop: hopsByWord[word],
  listen,
  next,
  relaxGuard,
  watch,
  log: (line) => console.error(visible(line)),
  ...(instance !== undefined && { instanceName: instance }),
  ...(mode !== undefined && { mode }),
});

const readyText = (
  word: HopWord,
  labFile: string,
  { address, instanceName }: HopService,
  next: SocketAddress | undefined,
): string => {
  const whose = instanceName === undefined ? '' : ` for ${instanceName}`;
  const onward = next === undefined ? '' : ` It asks ${addressText(next)}.`;
  return `Ready: ${word} of ${labFile}${whose} at ${addressText(address)}.${onward} Try: ${curlLine(address)}`;
};

const curlLine = (address: SocketAddress): string => {
  const path = '/openstack/latest/meta_data.json';
  return address.kind === 'tcp'
    ? `curl ${addressText(address)}${path}`
    : `curl --unix-socket ${shellWord(address.path)} http://169.254.169.254${path}`;
};
