import { type Derived, derived } from './derived.ts';
import { type FreeNumbers, freeNumbers } from './free-numbers.ts';
import {
  addressText,
  type Cidr,
  cidrText,
  contains,
  isReserved,
  parsedAddress,
  parsedCidr,
} from './ip-address.ts';
import type { SubnetEntry } from './lab-file.ts';
import type { Reading } from './reading.ts';
import type { Path } from './source-text.ts';

/** A subnet while addresses are being given out. */
export interface SubnetPlan {
  readonly id: string;
  readonly cidr: Cidr;
  /** As Neutron writes it; undefined for none. */
  readonly gateway: string | undefined;
  readonly entry: SubnetEntry;
  /** Whether it was made up because the network names none. */
  readonly isAssumed: boolean;
  readonly free: FreeNumbers;
  readonly path: Path;
}

const usable = (cidr: Cidr): FreeNumbers => {
  const size = cidr.last - cidr.first + 1n;
  if (size <= 2n) return freeNumbers(cidr.first, cidr.last);
  // Never the block's own address, nor the first after it, which is the gateway's by custom, nor the broadcast address.
  return freeNumbers(cidr.first + 2n, cidr.version === 4 ? cidr.last - 1n : cidr.last);
};

const gatewayOf = (entry: SubnetEntry, cidr: Cidr): string | undefined => {
  const given = entry.gateway_ip;
  if (given === null) return undefined;
  if (given !== undefined) return canonical(given);
  if (cidr.last - cidr.first < 2n) return undefined;
  return addressText({ version: cidr.version, value: cidr.first + 1n });
};

/** An address text as Neutron writes it; texts that are no address stay as they are. */
export const canonical = (text: string): string => {
  const address = parsedAddress(text);
  return address ? addressText(address) : text;
};

const checkInside = (reading: Reading, cidr: Cidr, text: string | undefined, path: Path) => {
  const address = parsedAddress(text ?? '');
  if (!address || !reading.isChecked || contains(cidr, address)) return;
  reading.report('address-outside-subnet', path, `${text} is not in ${cidrText(cidr)}.`);
};

/** Neutron lets a gateway stand outside of the subnet (`check_gateway_invalid_in_subnet`). */
const checkGateway = (reading: Reading, cidr: Cidr, text: string | undefined, path: Path) => {
  const address = parsedAddress(text ?? '');
  if (!address || !reading.isChecked) return;
  const block = cidrText(cidr);
  if (address.version !== cidr.version)
    reading.report(
      'wrong-value',
      path,
      `${text} cannot be the gateway of ${block}: one is IPv4, the other IPv6.`,
    );
  else if (isReserved(cidr, address))
    reading.report(
      'address-outside-subnet',
      path,
      `${text} is the first or last address of ${block}, which no gateway can have.`,
    );
};

const followsFromMac = ({ ipv6_address_mode: mode }: SubnetEntry): boolean =>
  mode === 'slaac' || mode === 'dhcpv6-stateless';

/** Neutron has address modes for IPv6 only, and an address that follows from a MAC needs a /64. */
const checkAddressMode = (reading: Reading, entry: SubnetEntry, cidr: Cidr, path: Path) => {
  const { ipv6_address_mode: mode } = entry;
  if (mode === undefined || !reading.isChecked) return;
  const modePath = [...path, 'ipv6_address_mode'];
  const block = cidrText(cidr);
  if (cidr.version === 4)
    reading.report('wrong-value', modePath, `ipv6_address_mode is for IPv6, not for ${block}.`);
  else if (followsFromMac(entry) && cidr.prefix !== 64)
    reading.report('wrong-value', modePath, `${mode} needs a /64, and ${block} is none.`);
};

/** A subnet to give addresses out of, `block` being what it gets where the file names no block. */
export const subnetPlan = (
  reading: Reading,
  network: string,
  entry: SubnetEntry,
  block: Cidr,
  path: Path,
  isAssumed = false,
): SubnetPlan => {
  const cidr = parsedCidr(entry.cidr ?? '') ?? block;
  const gateway = gatewayOf(entry, cidr);
  const free = usable(cidr);
  for (const text of [gateway, entry.dhcp_server]) {
    const address = parsedAddress(text ?? '');
    if (address) free.take(address.value);
  }
  if (!reading.isDamaged(path)) {
    checkGateway(reading, cidr, entry.gateway_ip ?? undefined, [...path, 'gateway_ip']);
    checkInside(reading, cidr, entry.dhcp_server, [...path, 'dhcp_server']);
    checkAddressMode(reading, entry, cidr, path);
  }
  const id = entry.id ?? derived('subnet', `${network}/${cidrText(cidr)}`).uuid;
  return { id, cidr, gateway, entry, isAssumed, free, path };
};

/** Whether instances work their addresses out by themselves, from their MAC. */
export const numbersItself = ({ entry, cidr }: SubnetPlan): boolean =>
  cidr.version === 6 && followsFromMac(entry);

// IPv6 addresses stay short, as long as so many are enough.
const mostV6Starts = 65_536n;

/** Takes an address for a port: the same one for the same port, unless it is taken; undefined where none is left. */
export const nextAddress = (subnet: SubnetPlan, made: Derived): string | undefined => {
  const { version, first, last } = subnet.cidr;
  const size = last - first + 1n;
  const count = Number(version === 6 && size > mostV6Starts ? mostV6Starts : size);
  const start = size > 4n ? first + 2n + BigInt(made.otherNumber(count - 3)) : first;
  const value = subnet.free.takeFrom(start);
  return value === undefined ? undefined : addressText({ version, value });
};

/** Takes the lowest free address, as DHCP servers get it; undefined where none is left. */
export const lowestAddress = (subnet: SubnetPlan): string | undefined => {
  const value = subnet.free.takeFrom(subnet.cidr.first);
  return value === undefined ? undefined : addressText({ version: subnet.cidr.version, value });
};
