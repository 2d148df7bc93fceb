import type { Chain } from '../chain/chain.ts';
import { SourceError } from '../errors.ts';
import type { Instance } from '../lab/model.ts';
import type { Header, Outcome } from '../message.ts';
import type { Source } from './source.ts';

/** What asks now: the lab may have been edited since the source was made. */
export interface MockAsker {
  readonly chain: Chain;
  readonly instance: Instance | undefined;
}

/** What a plain client in the instance sends. */
const headers: readonly Header[] = [
  ['Host', '169.254.169.254'],
  ['User-Agent', 'openstack-metadata'],
  ['Accept', '*/*'],
];

/**
 * The metadata that one instance of a mock sees, asked in process: through every hop, but past
 * HTTP. `asker` is called for each request.
 */
export const mockSource = (
  labName: string,
  instanceName: string,
  asker: () => MockAsker,
): Source => ({
  id: `mock:${labName}/${instanceName}`,
  label: instanceName,
  fetch: async (path, signal) => {
    const { chain, instance } = asker();
    if (instance === undefined) {
      const message = `The lab has no instance “${instanceName}” any more.`;
      throw new SourceError('unknown-instance', message);
    }
    const url = `http://169.254.169.254${path}`;
    const cancelled = () => new SourceError('aborted', `Asking ${url} was cancelled.`);
    if (signal?.aborted) throw cancelled();
    const startMs = performance.now();
    const request = { method: 'GET', target: path, headers, body: new Uint8Array(0), peer: '' };
    const outcome = await untilAborted(chain.send({ instance }, request), signal, cancelled);
    if (outcome.kind !== 'answer') throw unanswered(outcome, url, chain.reach(instance));
    return { ...outcome.answer, url, tookMs: performance.now() - startMs };
  },
});

/** What work gives, or the failure as soon as the signal says so: a hop's answer can be held back for long. */
const untilAborted = <Value>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
  failure: () => SourceError,
): Promise<Value> =>
  signal === undefined
    ? work
    : new Promise((resolve, reject) => {
        const stop = () => reject(failure());
        signal.addEventListener('abort', stop, { once: true });
        void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
      });

const unanswered = (
  outcome: Exclude<Outcome, { kind: 'answer' }>,
  url: string,
  reach: ReturnType<Chain['reach']>,
): SourceError => {
  switch (outcome.kind) {
    case 'closed':
      return new SourceError('closed', `The connection ended without an answer to ${url}.`);
    case 'reset':
      return new SourceError('closed', `The connection was reset before an answer to ${url}.`);
    case 'refused':
      return reach.kind === 'unreachable'
        ? new SourceError('no-way', [reach.decision.reason, reach.decision.remedy].join(' '))
        : new SourceError('refused', `The connection for ${url} was refused.`);
    case 'timeout':
      return new SourceError('timeout', `Nothing answered ${url} in time.`);
    case 'garbage':
      return new SourceError('not-http', `The answer to ${url} was not HTTP.`);
  }
};
