import { hopTitle } from '../chain/hop-words.ts';
import { MockError } from '../errors.ts';
import { startMock } from '../http/serve-mock.ts';
import { problemLine } from '../problem.ts';
import { visible } from '../visible.ts';
import { readyLine } from './ready-line.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly watch: boolean;
  readonly sockets?: string;
  readonly novaPort: number;
  readonly relaxGuard: boolean;
}

/** Serves a lab until SIGINT or SIGTERM; gives the exit code. */
export const serve = async (labFile: string, options: ServeOptions): Promise<number> => {
  const ended = endSignal();
  try {
    const { sockets: folder, novaPort, ...rest } = options;
    const sockets = folder === undefined ? {} : { sockets: { folder, novaPort } };
    const log = (line: string) => console.error(visible(line));
    const mock = await startMock({ labFile, ...rest, ...sockets, log });
    console.log(readyLine(mock, labFile));
    for (const { hop, address } of mock.sockets) console.log(`${hopTitle(hop)}: ${address}`);
    await ended;
    await mock.close();
    return 0;
  } catch (error) {
    if (!(error instanceof MockError)) throw error;
    console.error(complaint(error, options));
    return 1;
  }
};

/** Resolves with SIGINT or SIGTERM; a second signal meets no handler any more and ends the process at once. */
export const endSignal = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

const complaint = (error: MockError, { port, novaPort }: ServeOptions): string => {
  if (error.code === 'lab-invalid') return error.problems.map(problemLine).join('\n');
  return `mock-metadata: ${error.message}${portExample(error, { port, 'nova-port': novaPort })}`;
};

/** Another port for the option whose port is taken; nothing where it is not about one. */
const portExample = (
  { code, cause, instanceName }: MockError,
  options: Readonly<Record<string, number>>,
): string => {
  if (code !== 'port-taken' || instanceName !== undefined) return '';
  const taken = cause instanceof Error && 'port' in cause ? cause.port : undefined;
  const [name, port] = Object.entries(options).find(([, each]) => each === taken) ?? [];
  return port === undefined ? '' : ` For example: --${name} ${port === 65535 ? 0 : port + 1}`;
};
