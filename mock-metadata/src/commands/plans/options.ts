import { InvalidArgumentError } from 'commander';

/** A port from the command line; throws what commander shows as a usage error. */
export const portNumber = (text: string): number => {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError('A port is a number from 0 (any free one) to 65535.');
};

/** Collects an option that may stand several times. */
export const repeated = (text: string, earlier: readonly string[]): readonly string[] => [
  ...earlier,
  text,
];

/** Sets the exit code; the process ends when nothing is left to do. */
export const finish = (code: number): void => {
  process.exitCode = code;
};
