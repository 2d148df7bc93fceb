import { MockError } from '../errors.ts';
import type { Instance, Lab } from '../lab/model.ts';
import { type ListenAt, type Listener, withMessage } from './listener.ts';

/** The listeners that instances have of their own. */
export interface InstanceListeners {
  /**
   * Opens what the lab asks for, then closes what it no longer does. When one cannot open, all
   * stays as it was and the error of that one is thrown.
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
      const missing = wanted.filter(({ key }) => !opened.has(key));
      const added = await openedAll(missing, (each) => open(each.at, () => owners.get(each.key)));
      const before = opened;
      owners = new Map(wanted.map(({ key, instanceName }) => [key, instanceName]));
      opened = new Map([...before, ...added].filter(([key]) => owners.has(key)));
      await closedAll([...before].flatMap(([key, each]) => (owners.has(key) ? [] : [each])));
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

const ofInstance = (instanceName: string, error: unknown): unknown => {
  if (!(error instanceof MockError)) return error;
  const message = `Instance “${instanceName}”: ${error.message} Change its “listen” in the lab file.`;
  return withMessage(error, message, instanceName);
};

const closedAll = async (listeners: Iterable<Listener>): Promise<void> => {
  await Promise.all([...listeners].map((each) => each.close()));
};
