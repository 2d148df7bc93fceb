import type { Notes } from '../trace.ts';
import { textAnswer } from './answer.ts';
import { ec2NodeAt, ec2Printed } from './ec2-lookup.ts';
import { ec2Version, ec2VersionList } from './ec2-tree.ts';
import { notFound } from './error-page.ts';
import { isException } from './hostname.ts';
import { type Identified, logFile } from './identity.ts';
import { identifiedByInstanceId } from './instance-id-mode.ts';
import type { InstanceMetadata } from './instance-metadata.ts';
import { type Looked, openstackItem, withoutHostname } from './openstack-tree.ts';
import { identifiedByProvider } from './provider-mode.ts';
import { normalizedPath } from './python/path.ts';
import { decodedUtf8, latin1Bytes } from './python/text.ts';
import { identifiedByAddress } from './remote-address-mode.ts';
import type { Application } from './request-pipeline.ts';
import type { Service } from './service.ts';
import { exception, type NovaResult } from './world.ts';
import type { WsgiRequest } from './wsgi-request.ts';

/** Nova's metadata handler: root to anybody, else who is asking, and only then what for. */
export const metadataHandler =
  (service: Service): Application =>
  (request, notes) => {
    const path = decodedPath(request.pathInfo);
    if (typeof path !== 'string') return undecodable(path, notes);
    if (path.startsWith('/') && normalizedPath(path) === '/') return versionsForAnybody(notes);
    const { metadata, reply } = identified(request, service, notes);
    if (reply !== undefined) return reply;
    const found = lookup({ request, service, metadata, notes }, path);
    if (found === undefined) return unknownPath({ request, service, metadata, notes }, path);
    return notes === undefined ? found : noted(found, metadata, path, notes);
  };

const decodedPath = (pathInfo: string): string | Extract<NovaResult, { kind: 'exception' }> => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII needs no decoding
  if (/^[\x00-\x7f]*$/.test(pathInfo)) return pathInfo;
  const decoded = decodedUtf8(latin1Bytes(pathInfo));
  return decoded.text ?? exception('UnicodeDecodeError', decoded.problem);
};

const undecodable = (
  failure: Extract<NovaResult, { kind: 'exception' }>,
  notes: Notes | undefined,
): NovaResult => {
  notes?.decide({
    kind: 'fail',
    rule: 'path-not-utf8',
    reason: `The path is no UTF-8 after percent-decoding: ${failure.message}.`,
    remedy: 'Percent-encode the path as UTF-8.',
    upstreamLog: `UnicodeDecodeError: ${failure.message} (a traceback in the log of Nova's WSGI server)`,
  });
  return failure;
};

const versionsForAnybody = (notes: Notes | undefined): NovaResult => {
  notes?.decide({
    kind: 'answer',
    rule: 'root-is-anonymous',
    reason: 'The path comes down to /, whose list of EC2 versions Nova gives to anybody.',
  });
  return textAnswer(ec2VersionList);
};

const identified = (
  request: WsgiRequest,
  service: Service,
  notes: Notes | undefined,
): Identified => {
  if (service.cloud.lab.nova.serviceMetadataProxy) {
    const provider = request.header('x-metadata-provider');
    return provider
      ? identifiedByProvider(request, provider, service, notes)
      : identifiedByInstanceId(request, service, notes);
  }
  if (notes !== undefined && request.header('x-instance-id')) {
    notes.lookup({
      of: 'nova-database',
      asked: 'X-Instance-ID',
      found: `ignored, because service_metadata_proxy is off (${logFile}: WARNING X-Instance-ID present in request headers.)`,
    });
  }
  return identifiedByAddress(request, service, notes);
};

interface Asked {
  readonly request: WsgiRequest;
  readonly service: Service;
  readonly metadata: InstanceMetadata;
  readonly notes: Notes | undefined;
}

/** What stands at a path: below /openstack, else in the EC2 tree, with or without /ec2 in front. */
const lookup = (asked: Asked, path: string): Looked => {
  const absolute = path.startsWith('/') ? path : `/${path}`;
  const [, first = '', ...rest] = normalizedPath(absolute).split('/');
  if (first === 'openstack') return openstackItem(asked, rest);
  if (first === '') return textAnswer(ec2VersionList);
  return ec2Item(asked, first === 'ec2' ? rest : [first, ...rest]);
};

const ec2Item = ({ metadata, notes }: Asked, segments: readonly string[]): Looked => {
  const [name, ...below] = segments;
  if (name === undefined) return textAnswer(ec2VersionList);
  const version = ec2Version(name);
  if (version === undefined) return undefined;
  const { documents, surroundings } = metadata;
  if (isException(documents.hostname)) return withoutHostname(documents.hostname, notes);
  const found = ec2NodeAt(documents.ec2(version, surroundings), below);
  if (found === undefined) return undefined;
  if ('node' in found) return textAnswer(ec2Printed(found.node));
  notes?.decide({
    kind: 'fail',
    rule: 'below-a-leaf',
    reason: `/${segments.slice(0, -1).join('/')} is a value and no directory; Nova takes "${segments.at(-1)}" as an index into it and fails.`,
    remedy: `Ask for /${segments.slice(0, -1).join('/')}.`,
    upstreamLog: `${found.name}: ${found.message} (a traceback in the log of Nova's WSGI server)`,
  });
  return found;
};

const unknownPath = ({ request, metadata, notes }: Asked, path: string): NovaResult => {
  notes?.decide({
    kind: 'refuse',
    rule: 'path-unknown',
    ...(metadata.userData === undefined && isUserData(path)
      ? {
          reason: `Instance ${metadata.instance.name} was made without user data, and so Nova has nothing at ${path}.`,
          remedy:
            'Make the instance with user data (openstack server create --user-data; in a lab user_data or user_data_file). cloud-init does without.',
        }
      : {
          reason: `The instance is known, but its metadata has nothing at ${path}.`,
          remedy:
            'List the directory above it to see what there is; names and versions are case sensitive.',
        }),
    upstreamLog: `${logFile}: nothing but the access line with status 404`,
  });
  return notFound(request);
};

/** The path under which user data would stand, of a version or of what could be one. */
const isUserData = (path: string): boolean =>
  /^\/(?:openstack\/[^/]+\/user_data|(?:ec2\/)?[^/]+\/user-data)$/.test(normalizedPath(path));

/** The same result, written down as soon as it is there. */
const noted = (
  found: NovaResult | Promise<NovaResult>,
  { instance }: InstanceMetadata,
  path: string,
  notes: Notes,
): NovaResult | Promise<NovaResult> => {
  const withNote = (result: NovaResult): NovaResult => {
    if (result.kind !== 'exception' && result.answer.status === 200) {
      notes.decide({
        kind: 'answer',
        rule: 'metadata-served',
        instanceId: instance.uuid,
        reason: `${path} of ${instance.name} (${instance.uuid}).`,
      });
    }
    return result;
  };
  return found instanceof Promise ? found.then(withNote) : withNote(found);
};
