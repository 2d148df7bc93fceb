import { expect, test } from 'vitest';
import { MockError } from '../errors.ts';
import type { Lab } from '../lab/model.ts';
import { instanceListeners } from './instance-listeners.ts';
import type { Listener } from './listener.ts';

const labWith = (ports: Readonly<Record<string, number>>, host = '127.0.0.1'): Lab =>
  ({
    instances: Object.entries(ports).map(([name, port]) => ({ name, listen: { host, port } })),
  }) as unknown as Lab;

/** Listeners that only write down what happens to them; port 1 is taken. */
const recorded = () => {
  const events: string[] = [];
  const owners = new Map<number, () => string | undefined>();
  const listeners = instanceListeners(async (at, owner): Promise<Listener> => {
    if (at.port === 1) throw new MockError('port-taken', 'Port 1 is taken.');
    events.push(`open ${at.port}`);
    owners.set(at.port, owner);
    const close = async () => void events.push(`close ${at.port}`);
    return { ...at, url: `http://${at.host}:${at.port}`, close };
  });
  return { events, listeners, ownerOf: (port: number) => owners.get(port)?.() };
};

test('listeners follow the lab: new ones open, old ones close, the others stay', async () => {
  const { events, listeners } = recorded();
  await listeners.follow(labWith({ web: 8001, db: 8002 }));
  await listeners.follow(labWith({ web: 8001, cache: 8003 }));
  expect(events).toEqual(['open 8001', 'open 8002', 'open 8003', 'close 8002']);
  expect(listeners.urlOf('cache')).toBe('http://127.0.0.1:8003');
  expect(listeners.urlOf('db')).toBeUndefined();
});

test('instances can exchange their ports while those stay open', async () => {
  const { events, listeners, ownerOf } = recorded();
  await listeners.follow(labWith({ web: 8001, db: 8002 }));
  await listeners.follow(labWith({ web: 8002, db: 8001 }));
  expect(events).toEqual(['open 8001', 'open 8002']);
  expect([ownerOf(8001), ownerOf(8002)]).toEqual(['db', 'web']);
});

test('when one cannot open, the ones opened for it close again and nothing changes', async () => {
  const { events, listeners } = recorded();
  await listeners.follow(labWith({ web: 8001 }));
  const failed = listeners.follow(labWith({ db: 8002, cache: 1 }));
  await expect(failed).rejects.toMatchObject({
    code: 'port-taken',
    instanceName: 'cache',
    message: 'Instance “cache”: Port 1 is taken. Change its “listen” in the lab file.',
  });
  expect(events).toEqual(['open 8001', 'open 8002', 'close 8002']);
  expect(listeners.urlOf('web')).toBe('http://127.0.0.1:8001');
});

test('a listener that only changes its address gets the port that it has itself', async () => {
  const { events, listeners } = recorded();
  await listeners.follow(labWith({ web: 8001, db: 8002 }));
  await listeners.follow(labWith({ web: 8001 }, '0.0.0.0'));
  expect(events.slice(2)).toEqual(['close 8001', 'open 8001', 'close 8002']);
  expect(listeners.urlOf('web')).toBe('http://0.0.0.0:8001');
});

test('what was closed for others that cannot open is opened again', async () => {
  const { events, listeners, ownerOf } = recorded();
  await listeners.follow(labWith({ web: 8001 }));
  const failed = listeners.follow(labWith({ web: 8001, cache: 1 }, '0.0.0.0'));
  await expect(failed).rejects.toMatchObject({ code: 'port-taken', instanceName: 'cache' });
  expect(events.slice(1)).toEqual(['close 8001', 'open 8001', 'close 8001', 'open 8001']);
  expect([listeners.urlOf('web'), ownerOf(8001)]).toEqual(['http://127.0.0.1:8001', 'web']);
});
