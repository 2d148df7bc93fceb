import { chmodSync, lstatSync, unlinkSync } from 'node:fs';
import { connect } from 'node:net';

/** What lies at a path where a socket is to be made. */
export type SocketPlace = 'free' | 'alive' | 'not-a-socket';

/** Only who runs the mock may connect; an agent of another user is let in with another mode. */
export const privateMode = 0o600;

/** Looks at a path, and removes a socket there that a program left behind. */
export const freedPlace = async (path: string): Promise<SocketPlace> => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'free';
  if (!stats.isSocket()) return 'not-a-socket';
  if (await isAnswered(path)) return 'alive';
  unlinkSync(path);
  return 'free';
};

// A full backlog says EAGAIN: somebody is there. So only a plain refusal counts as nobody.
const isAnswered = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true));
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'),
    );
    socket.once('connect', () => socket.destroy());
  });

/** Says who may connect to a socket that was just made. */
export const setMode = (path: string, mode: number): void => chmodSync(path, mode);
