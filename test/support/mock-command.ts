import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The command as it ships. */
export const mockBundle = join(import.meta.dirname, '../../dist/mock-metadata.cjs');

/** What a program that ended left behind. */
interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command `mock-metadata` as it ships, running. */
export interface MockCommand {
  readonly process: ChildProcess;
  /** Resolves with the match as soon as the output has one; rejects when the program ends without. */
  printed(where: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves when it has ended by itself, or by the signal sent now. */
  ended(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Where a test says what is to be done when it is over. */
export type AtEnd = (act: () => void) => void;

export interface CommandOptions {
  readonly cwd?: string;
  /** The end of the running test, unless given. */
  readonly atEnd?: AtEnd;
}

/** Starts the command; it is killed at the end. `dist/` must have been built. */
export const mockCommand = (
  args: readonly string[],
  { cwd = process.cwd(), atEnd = onTestFinished }: CommandOptions = {},
): MockCommand => {
  if (!existsSync(mockBundle)) {
    throw new Error('dist/mock-metadata.cjs is missing: run `npm run build` first.');
  }
  const child = spawn(process.execPath, [mockBundle, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  atEnd(() => void child.kill('SIGKILL'));
  const output = { stdout: '', stderr: '' };
  for (const where of ['stdout', 'stderr'] as const) {
    child[where].setEncoding('utf8').on('data', (text: string) => {
      output[where] += text;
    });
  }
  const over = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, ...output }));
  });
  return {
    process: child,
    printed: (where, pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(output[where]);
          if (match !== null) resolve(match);
        };
        child[where].on('data', look);
        child.once('close', () => {
          look();
          reject(
            new Error(`It ended without printing ${pattern}:\n${output.stdout}${output.stderr}`),
          );
        });
        look();
      }),
    ended: (signal) => {
      if (signal !== undefined) child.kill(signal);
      return over;
    },
  };
};

/** A mock that serves a lab over a real wire. */
export interface ServingMock extends MockCommand {
  readonly url: string;
  readonly port: number;
}

/** `mock-metadata serve`, ready; on a free port unless `args` say another. */
export const servingMock = async (
  labFile: string,
  args: readonly string[] = ['--port', '0'],
  options?: CommandOptions,
): Promise<ServingMock> => {
  const command = mockCommand(['serve', labFile, ...args], options);
  const [, url = ''] = await command.printed('stdout', /^Ready: (http:\/\/\S+) /);
  return { ...command, url, port: Number(new URL(url).port) };
};
