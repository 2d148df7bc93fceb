import type { Chain } from '../chain/chain.ts';
import { MockError } from '../errors.ts';
import type { Lab } from '../lab/model.ts';
import { answered, type HttpRequest, type Outcome } from '../message.ts';
import type { Problem } from '../problem.ts';
import { mockSource } from '../sources/mock-source.ts';
import type { Source } from '../sources/source.ts';
import { refusedByAgent } from './agent-limits.ts';
import type { Answering } from './app.ts';
import { defaultPort } from './default-port.ts';
import { plainText } from './guarded-server.ts';
import { askingInstance, instanceNamed, nobodyAsks } from './identity.ts';
import { type InstanceListeners, instanceListeners } from './instance-listeners.ts';
import {
  exposure,
  type Listener,
  mainAdvice,
  openListener,
  type PortTaken,
  withMessage,
} from './listener.ts';
import { type RecentRequest, type RecentRequests, recentRequests } from './recent-requests.ts';
import { type ServedLab, servedLab } from './served-lab.ts';

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
  const requests = recentRequests(requestsKept);
  const lab = servedLab({ labFile, log, prepare: (next) => own.follow(next) });
  const answering = answeringFor(lab, requests, log);
  const own = instanceListeners((at, owner) => openListener(at, portTaken, answering(owner)));
  const closeAll = async (main?: Listener) => {
    await lab.close();
    await Promise.all([main?.close(), own.close()]);
  };
  let main: Listener | undefined;
  try {
    main = await openMain({ host, port }, portTaken, answering());
    await own.follow(lab.generation.lab);
  } catch (error) {
    await closeAll(main);
    throw error;
  }
  const warning = exposure(host);
  if (warning !== undefined) log(warning);
  if (options.watch !== false) lab.watch();
  return mockOf(lab, main, own, requests, closeAll);
};

const openMain = async (...args: Parameters<typeof openListener>): Promise<Listener> => {
  try {
    return await openListener(...args);
  } catch (error) {
    if (!(error instanceof MockError)) throw error;
    throw withMessage(error, `${error.message} ${mainAdvice[error.code]}`);
  }
};

type Owner = () => string | undefined;

/** Answers what comes in at a listener; `owner` names the instance whose own it is. */
const answeringFor =
  (lab: ServedLab, requests: RecentRequests, log: (line: string) => void) =>
  (owner: Owner = () => undefined): Answering => ({
    log,
    refusal: (head) => refusedByAgent(head, lab.generation.lab),
    answer: async (request) => {
      const startMs = performance.now();
      const [instanceName, outcome] = await answerTo(lab, request, owner());
      requests.add({
        atMs: Date.now(),
        instanceName,
        method: request.method,
        target: request.target,
        outcome: outcome.kind === 'answer' ? outcome.answer.status : outcome.kind,
        tookMs: performance.now() - startMs,
      });
      return outcome;
    },
  });

const answerTo = async (
  { generation }: ServedLab,
  request: HttpRequest,
  listenerOf: string | undefined,
): Promise<readonly [instanceName: string | undefined, outcome: Outcome]> => {
  const asker = { listenerOf, peer: request.peer };
  const instance = askingInstance(generation.lab, asker);
  if (instance === undefined) {
    return [undefined, answered(plainText(nobodyAsks(generation.lab, asker)))];
  }
  return [instance.name, await generation.chain.send({ instance }, request)];
};

const mockOf = (
  served: ServedLab,
  main: Listener,
  own: InstanceListeners,
  requests: RecentRequests,
  closeAll: (main: Listener) => Promise<void>,
): Mock => {
  return {
    url: main.url,
    get lab() {
      return served.generation.lab;
    },
    get chain() {
      return served.generation.chain;
    },
    get problems() {
      return served.problems;
    },
    get recentRequests() {
      return requests.list();
    },
    onChange: served.onChange,
    reload: served.reload,
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
    close: () => closeAll(main),
  };
};
