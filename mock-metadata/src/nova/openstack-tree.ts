import type { Release } from '../lab/model.ts';
import type { Notes } from '../trace.ts';
import { jsonAnswer, textAnswer } from './answer.ts';
import { isException } from './hostname.ts';
import type { InstanceMetadata } from './instance-metadata.ts';
import { includes, type OpenstackVersion, openstackVersions } from './openstack-versions.ts';
import { handlePassword } from './password.ts';
import type { Service } from './service.ts';
import { vendorData2 } from './vendor-data2.ts';
import { exception, type NovaResult } from './world.ts';
import type { WsgiRequest } from './wsgi-request.ts';

/** Undefined = Nova has nothing there (404). */
export type Looked = NovaResult | Promise<NovaResult> | undefined;

/** Everything that a path below /openstack may need. */
export interface OpenstackLookup {
  readonly request: WsgiRequest;
  readonly metadata: InstanceMetadata;
  readonly service: Service;
  readonly notes: Notes | undefined;
}

/** What stands at a path below /openstack, given by its segments. */
export const openstackItem = (lookup: OpenstackLookup, segments: readonly string[]): Looked => {
  const [first, ...rest] = segments;
  const { service, metadata } = lookup;
  const { release } = service.cloud.lab;
  if (first === undefined) return textAnswer(versionList(release, service.world.now()));
  if (first === 'content') return content(metadata, rest);
  const version = openstackVersion(first, release);
  return version === undefined ? undefined : document(lookup, version, rest.join('/') || 'version');
};

/** Versions whose day has come in UTC, and `latest`; the others are served all the same. */
const versionList = (release: Release, nowMs: number): string => {
  const today = new Date(nowMs).toISOString().slice(0, 10);
  return [...openstackVersions(release).filter((version) => version <= today), 'latest'].join('\n');
};

const openstackVersion = (name: string, release: Release): OpenstackVersion | undefined => {
  const versions = openstackVersions(release);
  return name === 'latest' ? versions.at(-1) : versions.find((version) => version === name);
};

const content = ({ networkTemplate }: InstanceMetadata, rest: readonly string[]): Looked =>
  rest.length === 1 && rest[0] === '0000' && networkTemplate !== undefined
    ? textAnswer(networkTemplate)
    : undefined;

const document = (lookup: OpenstackLookup, version: OpenstackVersion, name: string): Looked => {
  const { request, metadata, service, notes } = lookup;
  const { documents } = metadata;
  switch (name) {
    case 'version':
      return documents.listing(version);
    case 'meta_data.json':
      return metaData(lookup, version);
    case 'user_data':
      return metadata.userData === undefined ? undefined : textAnswer(metadata.userData);
    case 'network_data.json':
      return documents.networkData();
    case 'password':
      return includes(version, '2013-04-04')
        ? handlePassword(request, metadata, service, notes)
        : undefined;
    case 'vendor_data.json':
      return includes(version, '2013-10-17') ? vendorData(lookup) : undefined;
    case 'vendor_data2.json':
      return includes(version, '2016-10-06') ? vendorData2(metadata, service, notes) : undefined;
    case 'content':
      return contentBelowVersion(metadata, notes);
    default:
      return undefined;
  }
};

const metaData = (
  { metadata, service, notes }: OpenstackLookup,
  version: OpenstackVersion,
): Looked => {
  const { documents, networkTemplate } = metadata;
  const { hostname } = documents;
  if (isException(hostname)) return withoutHostname(hostname, notes);
  const hasNetworkTemplate = networkTemplate !== undefined;
  return documents.metaData(version, { hostname, hasNetworkTemplate }, service.world.random);
};

const vendorData = ({ metadata, service }: OpenstackLookup): Looked =>
  service.cloud.lab.nova.vendordataProviders.includes('StaticJSON')
    ? jsonAnswer(metadata.staticVendorData.json)
    : undefined;

/** Notes why an instance without host name has no documents that show one. */
export const withoutHostname = (
  failure: Extract<NovaResult, { kind: 'exception' }>,
  notes: Notes | undefined,
): NovaResult => {
  notes?.decide({
    kind: 'fail',
    rule: 'hostname-null',
    reason: 'The instance has no host name, and Nova fails when it appends dhcp_domain to none.',
    remedy: 'Give the instance a host name, or set dhcp_domain to nothing.',
    upstreamLog: `${failure.name}: ${failure.message} (a traceback in the log of Nova's WSGI server)`,
  });
  return failure;
};

const contentBelowVersion = (
  { networkTemplate }: InstanceMetadata,
  notes: Notes | undefined,
): NovaResult => {
  const failure = exception(
    'TypeError',
    'InstanceMetadata._handle_content() takes 2 positional arguments but 3 were given',
  );
  notes?.decide({
    kind: 'fail',
    rule: 'content-below-version',
    reason:
      "Nova's routes have content below a version too, but its handler takes other arguments and fails.",
    remedy:
      networkTemplate === undefined
        ? 'Ask for what meta_data.json names; for this instance Nova has no content.'
        : 'Ask for /openstack/content/0000.',
    upstreamLog: `${failure.name}: ${failure.message} (a traceback in the log of Nova's WSGI server)`,
  });
  return failure;
};
