import { MockError } from '../errors.ts';
import { startMock } from '../http/serve-mock.ts';
import { problemLine } from '../problem.ts';
import { readyLine } from './ready-line.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly watch: boolean;
}

/** Serves a lab until SIGINT or SIGTERM; gives the exit code. */
export const serve = async (labFile: string, options: ServeOptions): Promise<number> => {
  const ended = endSignal();
  try {
    const mock = await startMock({ labFile, ...options, log: (line) => console.error(line) });
    console.log(readyLine(mock, labFile));
    await ended;
    await mock.close();
    return 0;
  } catch (error) {
    if (!(error instanceof MockError)) throw error;
    console.error(complaint(error, options.port));
    return 1;
  }
};

// A second signal meets no handler any more and ends the process at once.
const endSignal = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

const complaint = (error: MockError, port: number): string => {
  if (error.code === 'lab-invalid') return error.problems.map(problemLine).join('\n');
  const isOtherPort = error.code === 'port-taken' && error.instanceName === undefined;
  const example = isOtherPort ? ` For example: --port ${port === 65535 ? 0 : port + 1}` : '';
  return `mock-metadata: ${error.message}${example}`;
};
