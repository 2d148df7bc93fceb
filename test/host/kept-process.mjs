import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/**
 * Starts a program that ends with this process, however this process ends. It does not hear the Ctrl-C of the
 * terminal; `stop` ends it and resolves when it is gone.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export const startKept = (program, args, env) => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'keeper.mjs'), program, ...args],
    {
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    },
  );
  const gone = once(child, 'exit');
  const stop = async () => {
    child.stdin.end();
    await gone;
  };
  return { child, gone, stop };
};
