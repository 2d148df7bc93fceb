import { get, itemsOf, textOf, type Value, writtenOf } from '../frame/value.ts';
import { ipAddressOf } from './ip-address.ts';
import { devicesIn } from './network-devices.ts';

/** A default route of a configuration. */
export interface DefaultRoute {
  readonly version: 4 | 6;
  /** What makes two of them no rivals: metric and table. */
  readonly rank: string;
  /** The address of the router. */
  readonly via: Value;
  /** The device it belongs to, or the subnet of version 1. */
  readonly holder: Value;
}

const everything: ReadonlySet<string> = new Set(['default', '0.0.0.0/0', '::/0']);

const routeBy = (via: Value | undefined, route: Value, holder: Value): readonly DefaultRoute[] => {
  const ip = ipAddressOf(textOf(via) ?? '');
  if (via === undefined || ip === undefined) return [];
  const rank = ['metric', 'table'].map((key) => writtenOf(get(route, key)) ?? '').join(' ');
  return [{ version: ip.version, rank, via, holder }];
};

const ofDevice = (device: Value): readonly DefaultRoute[] => [
  ...itemsOf(get(device, 'routes'))
    .filter((route) => everything.has(textOf(get(route, 'to')) ?? ''))
    .flatMap((route) => routeBy(get(route, 'via'), route, device)),
  ...['gateway4', 'gateway6'].flatMap((key) => routeBy(get(device, key), device, device)),
  ...itemsOf(get(device, 'subnets')).flatMap((subnet) =>
    routeBy(get(subnet, 'gateway'), subnet, subnet),
  ),
];

/** The default routes of a whole configuration, in the order of the text. */
export const defaultRoutesIn = (body: Value | undefined): readonly DefaultRoute[] =>
  devicesIn(body)
    .flatMap(({ value }) => ofDevice(value))
    .toSorted((one, other) => one.via.span.start - other.via.span.start);
