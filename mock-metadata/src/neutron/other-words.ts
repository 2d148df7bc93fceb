import type { Decision, Notes } from '../trace.ts';

/** The same notes, with decisions told otherwise. */
const retold = (notes: Notes, tell: (decision: Decision) => Decision): Notes => ({
  change: (change) => notes.change(change),
  lookup: (lookup) => notes.lookup(lookup),
  decide: (decision) => notes.decide(tell(decision)),
});

/** What OVN's agent has in place of what the sentences of both agents speak of. */
const ovnWords = [
  ['neutron-metadata-agent', 'neutron-ovn-metadata-agent'],
  ['metadata_agent.ini', 'neutron_ovn_metadata_agent.ini'],
  ['an oslo.messaging exception', 'an exception of ovsdbapp'],
  ['Neutron did not answer', "OVN's southbound database did not answer"],
  ['neutron-server and the message queue are', "OVN's southbound database is"],
  ['can reach them', 'can reach it'],
] as const;

const inOvnWords = (text: string): string =>
  ovnWords.reduce((told, [from, to]) => told.replaceAll(from, to), text);

/** Notes for OVN's agent: its own log and configuration file, and whom it asks. */
export const notesOfOvn = (notes: Notes): Notes =>
  retold(notes, ({ reason, remedy, upstreamLog, ...rest }) => ({
    ...rest,
    reason: inOvnWords(reason),
    ...(remedy !== undefined && { remedy: inOvnWords(remedy) }),
    ...(upstreamLog !== undefined && { upstreamLog: inOvnWords(upstreamLog) }),
  }));

/** Notes on a request whose headers the agent read only in part: that is why it does not know who asks. */
export const notesOnCutHead = (notes: Notes): Notes =>
  retold(notes, (decision) => ({
    ...decision,
    reason: `${decision.reason} The agent reads one buffer of 4096 bytes, and what the proxy wrote behind them is lost.`,
    remedy: 'Send fewer or shorter headers, or a shorter path.',
  }));
