import { createHmac } from 'node:crypto';
import type { Release } from '../lab/model.ts';
import type { Header, HttpRequest } from '../message.ts';
import type { Notes } from '../trace.ts';
import type { AgentRequest } from './agent-request.ts';
import { novaTarget } from './nova-target.ts';
import type { Asker } from './who-asks.ts';

/** nova_metadata_host and nova_metadata_port, as an agent has them by default. */
export const novaAddress = '127.0.0.1:8775';

/** The signature that Nova expects next to an instance (or provider) id: HMAC-SHA256 in lower-case hex. */
export const instanceIdSignature = (sharedSecret: string, id: string): string =>
  createHmac('sha256', sharedSecret).update(id).digest('hex');

export type FoundInstance = Extract<Asker, { readonly kind: 'instance' }>;

/** Makes the request that goes to Nova; undefined where the path is not UTF-8 and Python raises. */
export type NovaRequests = (
  request: AgentRequest,
  asker: FoundInstance,
  notes?: Notes,
) => HttpRequest | undefined;

/**
 * Nothing of the instance's own headers goes on: Nova gets the four identity headers and those of
 * the HTTP library. Signatures are made once for each instance.
 */
export const novaRequests = (release: Release, sharedSecret: string): NovaRequests => {
  const signatures = new Map<string, string>();
  const signatureOf = (instanceId: string): string => {
    const known = signatures.get(instanceId);
    if (known !== undefined) return known;
    const made = instanceIdSignature(sharedSecret, instanceId);
    signatures.set(instanceId, made);
    return made;
  };
  // requests 2.28 (zed) left leading slashes alone; the old agent's web server had merged them.
  const sent = release === 'zed' ? asItIs : withOneLeadingSlash;
  const library = libraryHeaders(release === 'zed' ? '2.28.1' : '2.32.3');
  return ({ method, path, query, body }, asker, notes) => {
    if (path === undefined) return undefined;
    const target = novaTarget(path, query);
    const identity = identityHeaders(asker, signatureOf(asker.instanceId));
    const headers: Header[] = [...library, ...identity];
    if (body.length > 0 || (method !== 'GET' && method !== 'HEAD')) {
      headers.push(['Content-Length', String(body.length)]);
    }
    if (notes) noteIdentity(identity, notes);
    return { method, target: sent(target), headers, body, peer: '127.0.0.1' };
  };
};

const asItIs = (target: string): string => target;
const withOneLeadingSlash = (target: string): string => target.replace(/^\/\/+/, '/');

const libraryHeaders = (requestsVersion: string): readonly Header[] => [
  ['Host', novaAddress],
  ['User-Agent', `python-requests/${requestsVersion}`],
  ['Accept-Encoding', 'gzip, deflate'],
  ['Accept', '*/*'],
  ['Connection', 'keep-alive'],
];

const identityHeaders = (asker: FoundInstance, signature: string): readonly Header[] => [
  ['X-Forwarded-For', asker.forwardedFor],
  ['X-Instance-ID', asker.instanceId],
  ['X-Tenant-ID', asker.projectId],
  ['X-Instance-ID-Signature', signature],
];

const reasons: Readonly<Record<string, string>> = {
  'X-Instance-ID': 'The agent says which instance asks: the device of the port it found.',
  'X-Tenant-ID': 'The agent says whose port it is, so that Nova can compare it with the instance.',
  'X-Instance-ID-Signature':
    'The agent signs the instance id (HMAC-SHA256) with its metadata_proxy_shared_secret.',
};

const noteIdentity = (identity: readonly Header[], notes: Notes): void => {
  for (const [name, after] of identity) {
    const why = reasons[name];
    if (why !== undefined) notes.change({ kind: 'added', name, after, why });
  }
};
