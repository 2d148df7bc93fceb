import { MockError } from '../errors.ts';
import type { Instance, Lab } from '../lab/model.ts';
import { type ListenAt, type Listener, withMessage } from './listener.ts';

/** The listeners that instances have of their own. */
export interface InstanceListeners {
  /**
   * Opens what the lab asks for, then closes what it no longer does; first what would be in the way,
   * because it has the same port. When one cannot open, all stays as it was and the error of that one
   * is thrown.
   */
  follow(lab: Lab): Promise<void>;
  urlOf(instanceName: string): string | undefined;
  close(): Promise<void>;
}

/** Begins to listen; `owner` names the instance that asks there, which an edit of the lab can change. */
type Open = (at: ListenAt, owner: () => string | undefined) => Promise<Listener>;

/** None is open before the first `follow`. */
export const instanceListeners = (open: Open): InstanceListeners => {
  let opened: ReadonlyMap<string, Listener> = new Map();
  let owners: ReadonlyMap<string, string> = new Map();
  return {
    follow: async (lab) => {
      const wanted = lab.instances.flatMap(wish);
      const keys = new Set(wanted.map(({ key }) => key));
      const missing = wanted.filter(({ key }) => !opened.has(key));
      const leaving = [...opened].filter(([key]) => !keys.has(key));
      const inTheWay = leaving.filter(([, { port }]) => missing.some(({ at }) => at.port === port));
      const openAt = (key: string, at: ListenAt) => open(at, () => owners.get(key));
      await closedAll(inTheWay.map(([, each]) => each));
      opened = new Map([...opened].filter((each) => !isIn(inTheWay, each)));
      const added = await openedAll(missing, ({ key, at }) => openAt(key, at)).catch(
        async (error: unknown) => {
          opened = new Map([...opened, ...(await openedAgain(inTheWay, openAt))]);
          throw error;
        },
      );
      owners = new Map(wanted.map(({ key, instanceName }) => [key, instanceName]));
      opened = new Map([...opened, ...added].filter(([key]) => keys.has(key)));
      await closedAll(
        leaving.filter((each) => !isIn(inTheWay, each)).map(([, listener]) => listener),
      );
    },
    urlOf: (instanceName) => {
      const key = [...owners].find(([, owner]) => owner === instanceName)?.[0];
      return key === undefined ? undefined : opened.get(key)?.url;
    },
    close: () => closedAll(opened.values()),
  };
};

interface Wish {
  readonly key: string;
  readonly at: ListenAt;
  readonly instanceName: string;
}

const wish = ({ name, listen }: Instance): readonly Wish[] => {
  if (listen === undefined) return [];
  const key = `${listen.host} ${listen.port === 0 ? `any for ${name}` : listen.port}`;
  return [{ key, at: listen, instanceName: name }];
};

const openedAll = async (
  wishes: readonly Wish[],
  open: (wish: Wish) => Promise<Listener>,
): Promise<ReadonlyMap<string, Listener>> => {
  const opened = new Map<string, Listener>();
  for (const each of wishes) {
    try {
      opened.set(each.key, await open(each));
    } catch (error) {
      await closedAll(opened.values());
      throw ofInstance(each.instanceName, error);
    }
  }
  return opened;
};

type Keyed = readonly [key: string, listener: Listener];

const isIn = (some: readonly Keyed[], [key]: Keyed): boolean =>
  some.some(([other]) => other === key);

/** Those of some closed listeners that could open again where they were; the others are to be opened anew. */
const openedAgain = async (
  closed: readonly Keyed[],
  open: (key: string, at: ListenAt) => Promise<Listener>,
): Promise<readonly Keyed[]> => {
  const again: Keyed[] = [];
  for (const [key, { host, port }] of closed) {
    try {
      again.push([key, await open(key, { host, port })]);
    } catch (error) {
      if (!(error instanceof MockError)) throw error;
    }
  }
  return again;
};

const ofInstance = (instanceName: string, error: unknown): unknown => {
  if (!(error instanceof MockError)) return error;
  const message = `Instance “${instanceName}”: ${error.message} Change its “listen” in the lab file.`;
  return withMessage(error, message, instanceName);
};

const closedAll = async (listeners: Iterable<Listener>): Promise<void> => {
  await Promise.all([...listeners].map((each) => each.close()));
};
