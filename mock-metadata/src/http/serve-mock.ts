import type { Chain, Faults } from '../chain/chain.ts';
import { MockError } from '../errors.ts';
import type { Lab } from '../lab/model.ts';
import type { Problem } from '../problem.ts';
import { mockSource } from '../sources/mock-source.ts';
import type { Source } from '../sources/source.ts';
import { defaultPort } from './default-port.ts';
import { answeringFor, type Serving } from './front-answering.ts';
import { type HopAddress, type HopSockets, openHopSockets } from './hop-sockets.ts';
import { instanceNamed } from './identity.ts';
import { type InstanceListeners, instanceListeners } from './instance-listeners.ts';
import {
  exposure,
  type Listener,
  mainAdvice,
  openListener,
  type PortTaken,
  withMessage,
} from './listener.ts';
import { type RecentRequest, recentRequests } from './recent-requests.ts';
import { servedLab } from './served-lab.ts';

export interface MockOptions {
  /** Path of the lab file; problems name it as it stands here. */
  readonly labFile: string;
  /** 127.0.0.1 unless given; any other than loopback and 169.254.169.254 is warned of. */
  readonly host?: string;
  /** 8775 unless given, as Nova's; 0 = any free one. */
  readonly port?: number;
  /** `fail` unless given; `next` takes the next free port, for listeners of instances too. */
  readonly portTaken?: PortTaken;
  /** Gets a line for each thing worth knowing; nothing is logged unless given. */
  readonly log?: (line: string) => void;
  /**
   * Gives agent and Nova sockets of their own, between which requests then go: the agent's in this
   * folder, Nova's on a port of 127.0.0.1. Absent = all hops talk in process, which is much faster.
   */
  readonly sockets?: { readonly folder: string; readonly novaPort: number };
  /** Let through to the hops what no metadata client needs; web pages and foreign names never are. */
  readonly relaxGuard?: boolean;
  /** Whether edits of the lab file take effect by themselves; true unless given. */
  readonly watch?: boolean;
}

/** How to reach the mock over HTTP as one instance. */
export interface AskAs {
  readonly url: string;
  /** The address to connect from (`curl --interface`); undefined = any. */
  readonly sourceAddress: string | undefined;
}

/** A mock that serves, until it is closed. */
export interface Mock {
  /** Of the main listener, without a slash at its end. */
  readonly url: string;
  /** The last good reading of the lab file. */
  readonly lab: Lab;
  readonly chain: Chain;
  /** Which hops misbehave: what the lab says, and what was set since; edits of the lab change only what they say. */
  readonly faults: Faults;
  /** Where agent and Nova listen; empty where they have no sockets. */
  readonly sockets: readonly HopAddress[];
  /** Of the last reading of the lab file; while there are any, `lab` is older than the file. */
  readonly problems: readonly Problem[];
  /** The last 200 requests over HTTP, oldest first. */
  readonly recentRequests: readonly RecentRequest[];
  /** Calls after each change of `lab` or `problems`; returns what unsubscribes. */
  onChange(listener: () => void): () => void;
  /** Reads the lab file again, now. */
  reload(): Promise<void>;
  /** What the instance sees, asked in process; works over reloads, by the instance's name. */
  source(instanceName: string): Source;
  /** How to ask as an instance over HTTP; undefined where no request can be its. */
  askAs(instanceName: string): AskAs | undefined;
  /**
   * Serves this as the user-data of an instance of that name, at once and over edits of the lab, in place of what
   * the lab file says; undefined = what that says again. Of any size: Nova's API would refuse more than 65,535
   * characters of base64.
   */
  setUserData(instanceName: string, userData: Uint8Array | undefined): void;
  /** Stops listening and watching, and ends open connections. */
  close(): Promise<void>;
}

const requestsKept = 200;

/**
 * Reads a lab and serves it. Rejects with a MockError when the lab has problems or a listener
 * cannot open; then nothing listens.
 */
export const startMock = async (options: MockOptions): Promise<Mock> => {
  const { labFile, host = '127.0.0.1', port = defaultPort, portTaken = 'fail' } = options;
  const log = options.log ?? (() => {});
  const guard = options.relaxGuard ? 'relaxed' : 'strict';
  const requests = recentRequests(requestsKept);
  const lab = servedLab({ labFile, log, prepare: (next) => own.follow(next) });
  let sockets: HopSockets | undefined;
  const serving: Serving = { lab, requests, log, guard, sockets: () => sockets };
  const own = instanceListeners(async (at, owner) => {
    const listener = await openListener(at, portTaken, answeringFor(serving, owner), guard);
    warnOfExposure(at.host, log);
    return listener;
  });
  const closeAll = async (main?: Listener) => {
    await lab.close();
    await Promise.all([main?.close(), own.close(), sockets?.close()]);
    lab.generation.clock.stop();
  };
  let main: Listener | undefined;
  try {
    sockets = await openSockets(options, serving);
    main = await openMain({ host, port }, portTaken, answeringFor(serving), guard);
    await own.follow(lab.generation.lab);
  } catch (error) {
    await closeAll(main);
    throw error;
  }
  warnOfExposure(host, log);
  if (options.watch !== false) lab.watch();
  return mockOf({ ...serving, main, own, close: () => closeAll(main) });
};

const warnOfExposure = (host: string, log: (line: string) => void): void => {
  const warning = exposure(host);
  if (warning !== undefined) log(warning);
};

const openSockets = async (
  { sockets }: MockOptions,
  { lab, log, guard }: Serving,
): Promise<HopSockets | undefined> =>
  sockets &&
  advised('Sockets of agent and Nova: ', () =>
    openHopSockets({ ...sockets, guard, log, generation: () => lab.generation }),
  );

const openMain = (...args: Parameters<typeof openListener>): Promise<Listener> =>
  advised('', () => openListener(...args));

/** Opens something; where that fails, the error says what it is about and what to do. */
const advised = async <Opened>(about: string, open: () => Promise<Opened>): Promise<Opened> => {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof MockError)) throw error;
    throw withMessage(error, `${about}${error.message} ${mainAdvice[error.code]}`);
  }
};

interface Opened extends Serving {
  readonly main: Listener;
  readonly own: InstanceListeners;
  close(): Promise<void>;
}

const mockOf = ({ lab: served, main, own, requests, sockets, close }: Opened): Mock => {
  return {
    url: main.url,
    get lab() {
      return served.generation.lab;
    },
    get chain() {
      return served.generation.chain;
    },
    get sockets() {
      return sockets()?.addresses ?? [];
    },
    get faults() {
      return served.generation.chain.faults;
    },
    get problems() {
      return served.problems;
    },
    get recentRequests() {
      return requests.list();
    },
    onChange: served.onChange,
    reload: served.reload,
    setUserData: served.setUserData,
    source: (instanceName) =>
      mockSource(served.generation.lab.name, instanceName, () => ({
        chain: served.generation.chain,
        instance: instanceNamed(served.generation.lab, instanceName),
      })),
    askAs: (instanceName) => {
      const instance = instanceNamed(served.generation.lab, instanceName);
      const ownUrl = own.urlOf(instanceName);
      if (instance === undefined) return undefined;
      if (ownUrl !== undefined) return { url: ownUrl, sourceAddress: undefined };
      const { sourceAddress } = instance;
      if (instance === served.generation.lab.defaultInstance) {
        return { url: main.url, sourceAddress: undefined };
      }
      return sourceAddress === undefined ? undefined : { url: main.url, sourceAddress };
    },
    close,
  };
};
