import { hopWords } from '../chain/hop-words.ts';
import { reachOf } from '../chain/reach.ts';
import { hopsOf } from '../chain/topologies.ts';
import { MockError } from '../errors.ts';
import type { Instance, Lab } from '../lab/model.ts';
import { didYouMeanOneOf } from '../lab/nearest.ts';
import type { HopName } from '../trace.ts';
import { hopAnswering } from './hop-answering.ts';
import { agentReads, type HopListener, openHopListener } from './hop-listener.ts';
import { instanceNamed } from './identity.ts';
import type { Generation } from './lab-generation.ts';
import { exposure } from './listener.ts';
import { neighbourAt } from './neighbour.ts';
import { servedLab } from './served-lab.ts';
import type { SocketAddress } from './socket-address.ts';

export interface HopOptions {
  readonly labFile: string;
  readonly hop: Exclude<HopName, 'instance'>;
  readonly listen: SocketAddress;
  /** Where the program behind it listens; Nova has none. */
  readonly next: SocketAddress | undefined;
  /** For a proxy: the instance whose requests come here; the lab's default unless given. */
  readonly instanceName?: string;
  /** Let through what real clients of a hop send, though no metadata client needs it. */
  readonly relaxGuard?: boolean;
  /** Who may connect to a socket file; 0600 unless given. */
  readonly mode?: number;
  readonly log?: (line: string) => void;
  /** Whether edits of the lab file take effect by themselves; true unless given. */
  readonly watch?: boolean;
}

/** A hop that stands alone, until it is closed. */
export interface HopService {
  readonly address: SocketAddress;
  readonly lab: Lab;
  /** The instance that a proxy serves; undefined for other hops. */
  readonly instanceName: string | undefined;
  close(): Promise<void>;
}

/**
 * Reads a lab and lets one of its hops stand alone between sockets, so that a real program can take
 * the place of a neighbour. Rejects with a MockError where it cannot; then nothing listens.
 */
export const startHop = async (options: HopOptions): Promise<HopService> => {
  const { labFile, hop, listen, instanceName, log = () => {} } = options;
  const instanceIn = ({ lab }: Generation): Instance | undefined =>
    isPerInstance(hop) ? wantedInstance(lab, instanceName) : undefined;
  const served = servedLab({
    labFile,
    log,
    // A lab without the hop would leave whoever asks it without an answer, and without a word why.
    prepare: async (lab) => requireHop(lab, options),
  });
  let listener: HopListener;
  try {
    const { generation } = served;
    requireHop(generation.lab, options);
    listener = await openHopListener({
      address: listen,
      answering: hopAnswering(options.hop, {
        generation: () => served.generation,
        instanceIn,
        next:
          options.next && neighbourAt(options.next, { namesIt: options.hop === 'metadata-agent' }),
        log,
      }),
      reads: () => (hop === 'metadata-agent' ? agentReads(served.generation.lab.release) : 'http'),
      guard: options.relaxGuard ? 'relaxed' : 'strict',
      ...(options.mode !== undefined && { mode: options.mode }),
    });
  } catch (error) {
    await served.close();
    throw error;
  }
  const warning = listen.kind === 'tcp' ? exposure(listen.host) : undefined;
  if (warning !== undefined) log(warning);
  if (options.watch !== false) served.watch();
  return {
    address: listener.address,
    get lab() {
      return served.generation.lab;
    },
    instanceName: instanceIn(served.generation)?.name,
    close: async () => {
      await Promise.all([served.close(), listener.close()]);
    },
  };
};

/** Hops of which there is another for each network, router or provider. */
const isPerInstance = (hop: HopName): boolean => hop !== 'metadata-agent' && hop !== 'nova';

const wantedInstance = (lab: Lab, name: string | undefined): Instance | undefined =>
  name === undefined ? lab.defaultInstance : instanceNamed(lab, name);

/** Throws where a lab lacks the hop, or the instance whose requests come to it. */
const requireHop = (lab: Lab, { hop, instanceName }: HopOptions): void => {
  if (!hopsOf(lab).includes(hop)) throw new MockError('hop-unavailable', absentHop(lab, hop));
  if (!isPerInstance(hop)) return;
  const instance = wantedInstance(lab, instanceName);
  if (instance === undefined) {
    throw new MockError('hop-unavailable', noInstance(lab, instanceName));
  }
  const way = reachOf(lab, instance);
  if (way.kind === 'reachable') return;
  const { reason, remedy = '' } = way.decision;
  throw new MockError(
    'hop-unavailable',
    `${instance.name} never meets ${hopWords[hop]}: ${reason} ${remedy}`.trim(),
  );
};

const absentHop = (lab: Lab, hop: HopName): string => {
  const there = hopsOf(lab)
    .slice(1)
    .map((each) => hopWords[each]);
  return `The topology ${lab.topology} has no ${hopWords[hop].replace(/^the /, '')}. It has: ${there.join(', ')}.`;
};

const noInstance = (lab: Lab, wanted: string | undefined): string => {
  const names = lab.instances.map(({ name }) => name);
  return wanted === undefined
    ? 'The lab has no instances, and a proxy serves one. Add one to its file.'
    : `The lab has no instance "${wanted}".${didYouMeanOneOf(wanted, names)}`;
};
