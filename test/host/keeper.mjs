// node keeper.mjs PROGRAM ARGUMENTS… : runs a program and ends it, and all that it started, as soon as standard
// input closes. That happens however the process at the other end goes, a kill -9 included.
import { spawn } from 'node:child_process';
import { signalGroup } from './command.mjs';

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: process.platform !== 'win32',
});
const graceMs = 3000;

const signalChild = (/** @type {NodeJS.Signals} */ signal) => {
  if (child.pid !== undefined) signalGroup(child.pid, signal);
};
const end = () => {
  signalChild('SIGTERM');
  setTimeout(() => signalChild('SIGKILL'), graceMs).unref();
};

process.stdin.resume().once('close', end);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, end);
// Whoever read the output is gone as well: that is no reason to die before the child has.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
child.once('error', (error) => {
  console.error(`${program}: ${error.message}`);
  process.exit(127);
});
child.once('exit', (code) => {
  signalChild('SIGKILL');
  process.exit(code ?? 1);
});
