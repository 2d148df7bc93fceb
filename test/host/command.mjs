import { spawn } from 'node:child_process';
import { projectRoot } from './paths.mjs';

/** @typedef {{ code: number, stdout: string, output: string }} Ended what a program left: its exit code (124: it took too long, 127: it could not be started), its standard output, and all it printed */

/** @type {Set<number>} process groups under way */
const groups = new Set();

/** Signals a process and all it started; quietly does nothing where they are gone. */
export const signalGroup = (/** @type {number} */ pid, /** @type {NodeJS.Signals} */ signal) => {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // gone already
  }
};

/**
 * Runs a program to its end, without standard input, and resolves to what it left; never rejects.
 * What it started and left running is ended with it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, timeoutMs?: number }} [options]
 * @returns {Promise<Ended>}
 */
export const run = (command, args, { cwd = projectRoot, env = {}, timeoutMs = 900_000 } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let output = '';
    let stdout = '';
    let tookTooLong = false;
    child.stdout.on('data', (bytes) => {
      stdout += bytes;
      output += bytes;
    });
    child.stderr.on('data', (bytes) => {
      output += bytes;
    });
    const pid = child.pid;
    child.once('error', (error) =>
      resolve({ code: 127, stdout, output: `${command}: ${error.message}` }),
    );
    if (pid === undefined) return;
    groups.add(pid);
    const timer = setTimeout(() => {
      tookTooLong = true;
      output += `\nended after ${timeoutMs / 1000} s without coming to its end\n`;
      signalGroup(pid, 'SIGKILL');
    }, timeoutMs);
    child.once('exit', () => signalGroup(pid, 'SIGKILL'));
    child.once('close', (code) => {
      clearTimeout(timer);
      groups.delete(pid);
      resolve({ code: tookTooLong ? 124 : (code ?? 1), stdout, output });
    });
  });

/** Runs a script of the project with the Node that runs this one. */
export const runNode = (
  /** @type {readonly string[]} */ args,
  /** @type {Parameters<typeof run>[2]} */ options = {},
) => run(process.execPath, args, options);

/** Ends every program that `run` has under way. */
export const endRuns = () => {
  for (const pid of groups) signalGroup(pid, 'SIGTERM');
};

/**
 * Calls back once when this process is told to end (Ctrl-C, kill, the terminal closes) or whoever started it is gone.
 *
 * @param {(exitCode: number) => void} end
 */
export const whenToldToEnd = (end) => {
  let told = false;
  const once = (/** @type {number} */ exitCode) => {
    if (told) return;
    told = true;
    end(exitCode);
  };
  process.on('SIGINT', () => once(130));
  process.on('SIGTERM', () => once(143));
  process.on('SIGHUP', () => once(129));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) once(1);
  }, 1000).unref();
};
