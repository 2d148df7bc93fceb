import type { Release } from '../lab/model.ts';
import { answered, type HttpRequest, type Outcome } from '../message.ts';
import type { Decision, Notes } from '../trace.ts';
import type { Hop } from './hop.ts';
import type { HostBackend, HostBackends } from './host-backends.ts';
import { hostStatistics } from './host-statistics.ts';
import { instanceIdSignature } from './nova-request.ts';
import { ownPage } from './proxy-answer.ts';
import { monitorPage, unavailablePage } from './proxy-pages.ts';
import { type AddedLine, proxyToNova, type Treatment } from './proxy-to-nova.ts';
import { remembered } from './remembered.ts';

export interface HostProxySettings {
  readonly release: Release;
  /** metadata_proxy_shared_secret of the OVS agent. */
  readonly sharedSecret: string;
  /** The instances of the host, as they are at the moment of the question. */
  backends(): HostBackends;
}

const log = 'syslog of the compute node, tag haproxy-metadata-proxy-host_metadata_proxy';

/**
 * haproxy as the metadata_path extension of Neutron's OVS agent configures it, one for a host: it
 * knows instances by their source address, signs for them and asks Nova itself. It never sets
 * X-Forwarded-For, so what an instance writes there reaches Nova.
 * The request's `peer` is the address that OVS gave the instance (provider_cidr).
 * Source: neutron/agent/l2/extensions/metadata/host_metadata_proxy.py, haproxy 2.6 with its template.
 */
export const hostProxy = (settings: HostProxySettings): Hop => {
  const signature = remembered((id) => instanceIdSignature(settings.sharedSecret, id));
  return proxyToNova({
    release: settings.release,
    words: 'the host proxy',
    log,
    waitsS: 30,
    treat: (request, notes) => {
      const own = ownAnswer(request, settings, notes);
      if (own !== undefined) return { kind: 'own-answer', answer: own };
      const backend = settings.backends().byAddress.get(request.peer);
      if (backend !== undefined) return toNova(backend, signature(backend.instanceId));
      notes?.decide(noBackend(request.peer));
      return { kind: 'own-answer', answer: page(unavailablePage, request) };
    },
  });
};

type OwnAnswer = Extract<Treatment, { readonly kind: 'own-answer' }>['answer'];

const page =
  (own: Parameters<typeof ownPage>[0], request: HttpRequest): OwnAnswer =>
  (clientWantsMore): Outcome =>
    answered(ownPage(own, request, clientWantsMore));

/** `monitor-uri` and `stats uri` of the template: for anybody who can reach the proxy. */
const ownAnswer = (
  request: HttpRequest,
  { backends }: HostProxySettings,
  notes: Notes | undefined,
): OwnAnswer | undefined => {
  const path = request.target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i, '');
  if (path === '/monitoruri') {
    notes?.decide(monitored);
    return page(monitorPage, request);
  }
  const isStatistics = /^(?:GET|HEAD|POST)$/.test(request.method);
  if (!isStatistics || !path.startsWith('/admin/stats')) return undefined;
  notes?.decide(statisticsShown);
  return page(hostStatistics(request, backends().byAddress.values()), request);
};

const monitored: Decision = {
  kind: 'answer',
  rule: 'monitor-uri',
  reason:
    'haproxy answers its monitor-uri itself, whoever asks: it says that it runs, and nothing about Nova.',
};

const statisticsShown: Decision = {
  kind: 'answer',
  rule: 'stats-uri',
  reason:
    'haproxy shows its statistics to every instance that asks for /admin/stats, with the ids and addresses of all instances on the host in the names of its backends.',
};

const toNova = (backend: HostBackend, signature: string): Treatment => ({
  kind: 'pass',
  lines: linesFor(backend, signature),
  reason: `The source address ${backend.providerAddress} belongs to instance ${backend.instanceId}, so the host proxy signs for it and asks Nova itself.`,
});

const linesFor = (
  { instanceId, projectId }: HostBackend,
  signature: string,
): readonly AddedLine[] => [
  {
    name: 'x-instance-id',
    value: instanceId,
    isSet: true,
    why: 'The host proxy says which instance asks: the one whose source address it sees.',
  },
  {
    name: 'x-tenant-id',
    value: projectId,
    isSet: true,
    why: 'The host proxy says whose port it is, so that Nova can compare it with the instance.',
  },
  {
    name: 'x-instance-id-signature',
    value: signature,
    isSet: true,
    why: 'The OVS agent signed the instance id (HMAC-SHA256) with its metadata_proxy_shared_secret when it wrote the configuration.',
  },
];

const noBackend = (peer: string): Decision => ({
  kind: 'refuse',
  rule: 'no-backend',
  reason: `No instance on this host has the source address ${peer}, so haproxy finds nobody to pass the request to and shows its own 503 page.`,
  remedy:
    "Ask from an instance on this host, from the address that Neutron gave its port: OVS then rewrites it to one that haproxy knows. Restart the OVS agent if the instance is not in haproxy's configuration.",
  upstreamLog: `${log}: the request's line with status 503 and termination state SC--`,
});
