import type { Lab, Topology } from '../lab/model.ts';
import { headerValue } from '../message.ts';
import { headBytes, type Refusal, type RequestHead } from './guard.ts';

/** The topologies in which haproxy and a metadata agent stand before Nova. */
const withAgent: ReadonlySet<Topology> = new Set(['router', 'dhcp', 'ovn']);

/** One read of the agent's since 2025.1 (`recv` in neutron/common/metadata.py). */
const agentReadsBytes = 4096;

/**
 * Refuses what an agent can only fail on. A real cloud answers it with a bare 502 (zed: 500), which
 * says nothing to who sent it; the hops in process (`Chain.trace`) still show every step of it.
 */
export const refusedByAgent = (
  head: RequestHead,
  { topology, release }: Pick<Lab, 'topology' | 'release'>,
): Refusal | undefined => {
  if (!withAgent.has(topology)) return undefined;
  if (headerValue(head.headers, 'x-forwarded-for') !== undefined) return forwardedFor;
  if (release === 'zed') return head.target.startsWith('/') ? undefined : wholeTarget;
  const bytes = headBytes(head);
  return bytes > agentReadsBytes ? tooLong(bytes) : undefined;
};

const wholeTarget: Refusal = {
  status: 400,
  reason: 'Bad Request',
  text: 'The metadata agent of this release takes a target with scheme and host for a path, so a real cloud answers 404. Ask for the path alone.',
};

const forwardedFor: Refusal = {
  status: 403,
  reason: 'Forbidden',
  text:
    'X-Forwarded-For is for haproxy to set: the metadata agent fails on a second one, so a real cloud answers 502 (zed: 500). Leave it out. ' +
    'To see what each hop makes of it, use “Simulate Proxy Headers” in the editor.',
};

const tooLong = (bytes: number): Refusal => ({
  status: 431,
  reason: 'Request Header Fields Too Large',
  text: `Target and headers take ${bytes} bytes, and the metadata agent reads ${agentReadsBytes} at most, so a real cloud answers 502. Send less.`,
});
