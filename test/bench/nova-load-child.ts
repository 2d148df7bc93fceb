// A bundle of its own: what else the bench needs would count as the lab's memory.
import { readFileSync } from 'node:fs';
import { checkedAnswer, serviceFor, signedRequest } from './nova-service.ts';

/** What one fresh process saw: a lab is loaded once in its life, so a warmed-up one would tell nothing. */
export interface Load {
  readonly bytes: number;
  /** From the file to the first answer. */
  readonly loadMs: number;
  readonly loadCpuMs: number;
  /** After every instance has been asked for its meta_data.json. */
  readonly rssMiB: number;
  readonly heapMiB: number;
  /** The most it ever was, from start to end. */
  readonly peakRssMiB: number;
}

const mebibyte = 1024 * 1024;

/** What the child process does: loads a lab file, asks for everything once and prints what that took. */
export const loadInThisProcess = (file: string): void => {
  const cpuBefore = process.cpuUsage();
  const beginMs = performance.now();
  const text = readFileSync(file, 'utf8');
  const { lab, nova } = serviceFor(text);
  const [first] = lab.instances;
  const ask = (instance: typeof first) => {
    if (!instance) throw new Error('The lab has no instance.');
    const request = signedRequest(lab, instance, '/openstack/latest/meta_data.json');
    checkedAnswer(nova.handle(request), 200);
  };
  ask(first);
  const loadMs = performance.now() - beginMs;
  const { user, system } = process.cpuUsage(cpuBefore);
  for (const instance of lab.instances) ask(instance);
  const { rss, heapUsed } = process.memoryUsage();
  const load: Load = {
    bytes: text.length,
    loadMs,
    loadCpuMs: (user + system) / 1000,
    rssMiB: rss / mebibyte,
    heapMiB: heapUsed / mebibyte,
    peakRssMiB: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(JSON.stringify(load));
};
