import type { Lab, Topology } from '../lab/model.ts';
import type { HttpRequest } from '../message.ts';
import type { NovaException } from '../nova/metadata-api.ts';
import type { HopName, Notes } from '../trace.ts';
import { hopWords } from './hop-words.ts';
import { hopsOf, topologyPlans } from './topologies.ts';
import type { Reach } from './way.ts';

/** Writes down by which port and proxy an instance's request leaves, or why it cannot. */
export const noteWay = (way: Reach, lab: Lab, notes: Notes): void => {
  if (way.kind === 'unreachable') {
    notes.decide(way.decision);
    return;
  }
  const { port, address } = way;
  const plan = topologyPlans[lab.topology];
  const network = lab.networks.find(({ id }) => id === port.networkId);
  notes.lookup({
    of: 'neutron',
    asked: plan.port,
    found: `port ${port.id} with address ${address} on network ${network?.name ?? port.networkId}`,
  });
  notes.decide({ kind: 'forward', rule: 'to-first-hop', reason: plan.describe(way, lab) });
};

/** Writes down that a request cannot be put to a hop that is not there. */
export const noteMissingHop = (hop: HopName, { topology }: Lab, notes: Notes): void => {
  const theirs = hopsOf({ topology }).map((each) => hopWords[each]);
  const others = Object.keys(topologyPlans).filter((name) =>
    hopsOf({ topology: name as Topology }).includes(hop),
  );
  notes.decide({
    kind: 'fail',
    rule: 'no-such-hop',
    reason: `The topology ${topology} has no ${hopWords[hop].replace(/^the /, '')}, so nobody can be asked there. A request meets ${theirs.join(', ')}.`,
    remedy: `Put the request to one of these, or choose another topology in the lab (${others.join(', ')}).`,
  });
};

/** Writes down that whoever is in front of a hop no longer waits for its answer. */
export const noteGivenUp = (notes: Notes): void =>
  notes.decide({
    kind: 'fail',
    rule: 'front-gave-up',
    reason: 'It still waits for the next hop when the one in front of it gives up and hangs up.',
  });

const servers = {
  uwsgi: {
    kind: 'close',
    reason: 'uwsgi closes the connection without a byte',
    log: "uwsgi's log of nova-api-metadata",
  },
  eventlet: {
    kind: 'answer',
    reason: 'eventlet answers 500 with an empty body',
    log: "nova-api-metadata's log",
  },
} as const;

/** Writes down what the web server in front of Nova makes of an exception. */
export const noteException = (
  { name, message }: NovaException,
  frontServer: 'uwsgi' | 'eventlet',
  notes: Notes,
): void => {
  const server = servers[frontServer];
  notes.decide({
    kind: server.kind,
    rule: 'nova-exception',
    reason: `Nova's code raised ${name}, and ${server.reason}.`,
    remedy: 'Look up the traceback: its last lines name the cause. Other paths may well work.',
    upstreamLog: `${server.log}: a traceback that ends in "${name}: ${message}"`,
  });
};

/** Writes down which headers came more than once; the web server makes one of them. */
export const noteJoinedHeaders = (
  { headers }: HttpRequest,
  frontServer: 'uwsgi' | 'eventlet',
  notes: Notes,
): void => {
  const joiner = frontServer === 'uwsgi' ? ', ' : ',';
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const plain = name.toLowerCase().replaceAll('_', '-');
    values.set(plain, [...(values.get(plain) ?? []), value]);
  }
  for (const [name, all] of values) {
    if (all.length < 2) continue;
    const why = `${frontServer} hands lines of one name to Nova as one, and dashes and underscores are the same to it.`;
    notes.change({ kind: 'joined', name, after: all.join(joiner), why });
  }
};
