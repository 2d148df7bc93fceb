import { parsedAddress } from './ip-address.ts';
import type { InstanceEntry } from './lab-file.ts';
import type { Instance } from './model.ts';
import { type Claim, claimsFor, type Reading } from './reading.ts';
import type { Path } from './source-text.ts';
import { canonical } from './subnet-plan.ts';

type Listen = NonNullable<Instance['listen']>;

const loopback = '127.0.0.1';

/** Reads `8081`, `127.0.0.1:8081`, `[::1]:8081` or `localhost:8081`; undefined for anything else. */
const parsedListen = (text: string | number): Listen | undefined => {
  const [, host, portText] = /^(?:(\[[^\]]+\]|[^:[\]]+):)?(\d{1,5})$/.exec(String(text)) ?? [];
  const port = Number(portText);
  if (portText === undefined || port < 1 || port > 65535) return undefined;
  if (host === undefined || host === 'localhost') return { host: loopback, port };
  const bare = host.replace(/^\[|\]$/g, '');
  return parsedAddress(bare) ? { host: canonical(bare), port } : undefined;
};

/** How the mock tells who asks: by the address a request comes from, or by the listener it arrives at. */
export interface Senders {
  sourceAddressOf(entry: InstanceEntry, path: Path): string | undefined;
  listenOf(entry: InstanceEntry, path: Path): Listen | undefined;
}

export const sendersFor = (reading: Reading): Senders => {
  const claimSource: Claim = claimsFor(reading, 'duplicate-address', 'The source address');
  const claimListen: Claim = claimsFor(reading, 'duplicate-address', 'The listener');
  return {
    sourceAddressOf: ({ source_address: given }, path) => {
      if (given === undefined) return undefined;
      const address = canonical(given);
      claimSource(address, [...path, 'source_address']);
      return address;
    },
    listenOf: ({ listen: given }, path) => {
      if (given === undefined) return undefined;
      const listen = parsedListen(given);
      const listenPath = [...path, 'listen'];
      if (listen) claimListen(`${listen.host}:${listen.port}`, listenPath);
      else {
        const message = `Nobody can listen on "${given}": write a port such as 8081, or an address and a port such as 127.0.0.1:8081 or [::1]:8081.`;
        reading.report('wrong-value', listenPath, message);
      }
      return listen;
    },
  };
};
