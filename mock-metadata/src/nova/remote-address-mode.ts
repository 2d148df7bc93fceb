import type { Notes } from '../trace.ts';
import { errorPage, notFound, unknownError } from './error-page.ts';
import { type Identified, identifiedAs, logFile, refusedWith } from './identity.ts';
import { cachedOrBuilt } from './instance-id-mode.ts';
import { type Built, builtMetadata } from './instance-metadata.ts';
import type { Service } from './service.ts';
import { exception, type NovaResult } from './world.ts';
import type { WsgiRequest } from './wsgi-request.ts';

/** Who asks, by the address the request comes from. */
export const identifiedByAddress = (
  request: WsgiRequest,
  service: Service,
  notes: Notes | undefined,
): Identified => {
  const address = askingAddress(request, service);
  const built =
    address === ''
      ? exception('FixedIpNotFoundForAddress', 'Fixed IP not found for address .')
      : cachedOrBuilt(service, `metadata-${address}`, notes, () =>
          builtForAddress(service, address, notes),
        );
  if (built === undefined) return refusedWith(unknownAddress(request, address, notes));
  if ('kind' in built) return refusedWith(failedFor(request, address, built.message, notes));
  return identifiedAs(built);
};

/** `[api] use_forwarded_for` was there until Nova 28: the header's whole text, lists and all. */
const askingAddress = (request: WsgiRequest, { cloud }: Service): string => {
  const trusted = cloud.lab.release === 'zed' && cloud.lab.nova.useForwardedFor;
  return (trusted ? request.header('x-forwarded-for') : undefined) ?? request.remoteAddress;
};

const builtForAddress = (service: Service, address: string, notes: Notes | undefined): Built => {
  const ports = service.cloud.neutron.portsWithAddress(address, undefined, notes);
  if (ports.failure !== undefined) return ports.failure;
  const [device, another] = ports.rows.map((port) => port.deviceId).filter((id) => id !== '');
  if (device === undefined) return undefined;
  if (another === undefined) return builtMetadata(service, device, address, notes);
  return exception(
    'FixedIpAssociatedWithMultipleInstances',
    `Fixed IP address ${address} is associated with more than one port that has a device`,
  );
};

const unknownAddress = (
  request: WsgiRequest,
  address: string,
  notes: Notes | undefined,
): NovaResult => {
  notes?.decide({
    kind: 'refuse',
    rule: 'address-unknown',
    reason: `No port with a device has the address "${address}", or the device is no instance that Nova knows.`,
    remedy:
      'Ask from the address of an instance. Behind a proxy, switch service_metadata_proxy on and send its headers.',
    upstreamLog: `${logFile}: ERROR Failed to get metadata for IP ${address}: no metadata`,
  });
  return notFound(request);
};

const failedFor = (
  request: WsgiRequest,
  address: string,
  failure: string,
  notes: Notes | undefined,
): NovaResult => {
  notes?.decide({
    kind: 'refuse',
    rule: 'address-failed',
    reason: `Nova could not find out whose address "${address}" is, or not put the metadata together: ${failure}.`,
    remedy:
      'Make the address belong to one port only, and mend what else the reason names. With overlapping networks use a metadata agent.',
    upstreamLog: `${logFile}: ERROR Failed to get metadata for IP ${address}, with a traceback`,
  });
  return errorPage(request, 500, unknownError);
};
