import type { Lab } from '../lab/model.ts';
import type { NovaException } from '../nova/metadata-api.ts';
import type { Notes } from '../trace.ts';
import type { Reach } from './reach.ts';

/** Writes down by which port and proxy an instance's request leaves, or why it cannot. */
export const noteWay = (way: Reach, lab: Lab, notes: Notes): void => {
  if (way.kind === 'unreachable') {
    notes.decide(way.decision);
    return;
  }
  const { port, address, proxy } = way;
  const network = lab.networks.find(({ id }) => id === port.networkId);
  const router = lab.routers.find(({ id }) => id === proxy.id);
  notes.lookup({
    of: 'neutron',
    asked:
      proxy.mode === 'router'
        ? "the instance's first port on a network with a router"
        : "the instance's first port with an address",
    found: `port ${port.id} with address ${address} on network ${network?.name ?? port.networkId}`,
  });
  notes.decide({
    kind: 'forward',
    rule: 'to-proxy',
    reason:
      proxy.mode === 'router'
        ? `The request to 169.254.169.254 goes to the gateway, router ${router?.name ?? proxy.id}, which redirects it to the proxy in its namespace.`
        : 'The request to 169.254.169.254 goes to the DHCP namespace of the network, where the proxy listens.',
  });
};

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
    upstreamLog: `${server.log}: a traceback that ends in "${name}: ${message}"`,
  });
};
