import type { Notes } from '../trace.ts';
import { errorPage, notFound, unknownError } from './error-page.ts';
import { type Identified, identifiedAs, logFile, refusedWith } from './identity.ts';
import { type Built, builtMetadata, type InstanceMetadata } from './instance-metadata.ts';
import type { Service } from './service.ts';
import { signatureCheck } from './signature.ts';
import { exception, type NovaResult } from './world.ts';
import type { WsgiRequest } from './wsgi-request.ts';

/** The three headers that a metadata agent sets, in the order in which Nova misses them. */
const required = ['X-Instance-ID', 'X-Instance-ID-Signature', 'X-Tenant-ID'] as const;

/** Who asks, by the headers of a metadata agent. */
export const identifiedByInstanceId = (
  request: WsgiRequest,
  service: Service,
  notes: Notes | undefined,
): Identified => {
  const missing = required.find((name) => request.header(name.toLowerCase()) === undefined);
  if (missing !== undefined) return refusedWith(missingHeader(request, missing, service, notes));
  const id = request.header('x-instance-id') ?? '';
  const signature = request.header('x-instance-id-signature') ?? '';
  const refusal = signatureRefusal(
    request,
    { id, signature, header: 'X-Instance-ID-Signature' },
    service,
    notes,
  );
  if (refusal !== undefined) return refusedWith(refusal);
  return ofInstance(request, service, notes, {
    id,
    cacheKey: `metadata-${id}`,
    projectId: request.header('x-tenant-id') ?? '',
    address: request.header('x-forwarded-for') ?? null,
  });
};

const missingHeader = (
  request: WsgiRequest,
  name: (typeof required)[number],
  service: Service,
  notes: Notes | undefined,
): NovaResult => {
  const id = request.header('x-instance-id');
  const value = id === undefined ? undefined : rightValue(name, id, service);
  notes?.decide({
    kind: 'refuse',
    rule: `${name.toLowerCase().slice(2)}-missing`,
    reason: `service_metadata_proxy is on and the request has no ${name} header, so Nova cannot tell who asks.`,
    remedy: `Send ${name}${value === undefined ? '' : `: ${value}`}; a metadata agent sets it. Or switch service_metadata_proxy off, so that the source address decides.`,
    upstreamLog: `${logFile}: nothing but the access line with status 400`,
  });
  return errorPage(request, 400, `${name} header is missing from request.`);
};

/** What a header would have to say for an instance; undefined where Nova does not know either. */
const rightValue = (
  name: (typeof required)[number],
  id: string,
  { cloud }: Service,
): string | undefined =>
  name === 'X-Instance-ID-Signature'
    ? cloud.expectedSignature(id)
    : cloud.instanceByUuid(id)?.projectId;

/** What is signed, with what, and by which header the signature came. */
interface Signed {
  readonly id: string;
  readonly signature: string | undefined;
  readonly header: string;
}

/** The answer to a signature that is not the expected one; undefined where it is. */
export const signatureRefusal = (
  request: WsgiRequest,
  { id, signature, header }: Signed,
  service: Service,
  notes: Notes | undefined,
): NovaResult | undefined => {
  const check = signature
    ? signatureCheck(service.cloud.expectedSignature(id), signature)
    : 'mismatch';
  if (check === 'match') return undefined;
  if (check === 'not-ascii') return notAscii(header, notes);
  notes?.decide({
    kind: 'refuse',
    rule: signature ? 'signature-mismatch' : 'signature-empty',
    reason: signature
      ? `${header} is not the HMAC-SHA256 of ${quoted(id)} under Nova's metadata_proxy_shared_secret. Nothing was looked up yet.`
      : `${header} is empty or absent, and Nova requires a signature of ${quoted(id)}.`,
    remedy: id.includes(',')
      ? `Send the header with the id once: ${quoted(id)} is what the web server makes of several lines, and nobody signs that.`
      : `Send ${header}: ${service.cloud.expectedSignature(id)}, or give Nova and whoever signs the same metadata_proxy_shared_secret.`,
    upstreamLog: `${logFile}: WARNING X-Instance-ID-Signature: ${signature ?? 'None'} does not match the expected signature for id: ${id}. Request From: ${request.header('x-forwarded-for') ?? 'None'}`,
  });
  return errorPage(request, 403, 'Invalid proxy request signature.');
};

const quoted = (id: string): string => `"${id}"`;

const notAscii = (header: string, notes: Notes | undefined): NovaResult => {
  const failure = exception(
    'TypeError',
    'comparing strings with non-ASCII characters is not supported',
  );
  notes?.decide({
    kind: 'fail',
    rule: 'signature-not-ascii',
    reason: `${header} holds characters beyond ASCII, which Python's compare_digest refuses with an exception.`,
    remedy: 'Send the signature as lower-case hexadecimal.',
    upstreamLog: `TypeError: ${failure.message} (a traceback in the log of Nova's WSGI server)`,
  });
  return failure;
};

interface Asked {
  readonly id: string;
  readonly cacheKey: string;
  readonly projectId: string;
  readonly address: string | null;
}

/** The metadata of an instance that belongs to the project, from the cache or put together now. */
export const ofInstance = (
  request: WsgiRequest,
  service: Service,
  notes: Notes | undefined,
  asked: Asked,
): Identified => {
  const built = cachedOrBuilt(service, asked.cacheKey, notes, () =>
    builtMetadata(service, asked.id, asked.address, notes),
  );
  if (built === undefined) return refusedWith(unknownInstance(request, asked.id, notes));
  if ('kind' in built) return refusedWith(failedToBuild(request, asked.id, built.name, notes));
  if (built.instance.projectId === asked.projectId) return identifiedAs(built);
  return refusedWith(otherProject(request, built, asked, notes));
};

/** Failures are not cached: the next request tries again. */
export const cachedOrBuilt = (
  service: Service,
  key: string,
  notes: Notes | undefined,
  build: () => Built,
): Built => {
  const cached = service.metadataCache.get(key);
  notes?.lookup({
    of: 'cache',
    asked: key,
    found: cached === undefined ? 'nothing' : `metadata of ${cached.instance.name}`,
  });
  if (cached !== undefined) return cached;
  const built = build();
  if (built !== undefined && !('kind' in built)) service.metadataCache.set(key, built);
  return built;
};

const unknownInstance = (
  request: WsgiRequest,
  id: string,
  notes: Notes | undefined,
): NovaResult => {
  notes?.decide({
    kind: 'refuse',
    rule: 'instance-unknown',
    reason: `Nova knows no instance ${quoted(id)}: it never existed, is deleted, or has no cell yet.`,
    remedy:
      'Send the UUID of an instance that exists; look at the device_id of the port that asked.',
    upstreamLog: `${logFile}: ERROR Failed to get metadata for instance id: ${id}`,
  });
  return notFound(request);
};

/** Whatever goes wrong while metadata is put together, the asker sees one sentence. */
const failedToBuild = (
  request: WsgiRequest,
  id: string,
  failure: string,
  notes: Notes | undefined,
): NovaResult => {
  notes?.decide({
    kind: 'refuse',
    rule: 'metadata-failed',
    reason: `Nova could not put the metadata of ${quoted(id)} together: ${failure}.`,
    remedy:
      'Mend what failed: Neutron, the user data in base64, or the files that nova.conf names.',
    upstreamLog: `${logFile}: ERROR Failed to get metadata for instance id: ${id}, with a traceback that ends in ${failure}`,
  });
  return errorPage(request, 500, unknownError);
};

const otherProject = (
  request: WsgiRequest,
  { instance }: InstanceMetadata,
  { id, projectId }: Asked,
  notes: Notes | undefined,
): NovaResult => {
  notes?.decide({
    kind: 'refuse',
    rule: 'tenant-mismatch',
    reason: `The request says project ${quoted(projectId)}, the instance belongs to ${quoted(instance.projectId)}. Nova hides that as 404.`,
    remedy: `Send X-Tenant-ID: ${instance.projectId}; an agent sends the project of the port, which has to be the instance's.`,
    upstreamLog: `${logFile}: WARNING Tenant_id ${projectId} does not match tenant_id of instance ${id}.`,
  });
  return notFound(request);
};
