import type { Port } from '../lab/model.ts';
import type { Notes } from '../trace.ts';
import { errorPage, unknownError } from './error-page.ts';
import { type Identified, logFile, refusedWith } from './identity.ts';
import { ofInstance, signatureRefusal } from './instance-id-mode.ts';
import type { ProvidedInstance, Service } from './service.ts';
import type { NovaException, NovaResult } from './world.ts';
import type { WsgiRequest } from './wsgi-request.ts';

// Longer URLs than this many networks make, Neutron refuses.
const networksPerQuery = 160;

/** Who asks, by the provider that passed the request on and the address it names. */
export const identifiedByProvider = (
  request: WsgiRequest,
  provider: string,
  service: Service,
  notes: Notes | undefined,
): Identified => {
  const forwardedFor = request.header('x-forwarded-for');
  if (forwardedFor === undefined) return refusedWith(withoutAddress(request, notes));
  const [address = ''] = forwardedFor.split(',');
  const refusal = providerRefusal(request, provider, service, notes);
  if (refusal !== undefined) return refusedWith(refusal);
  const provided = providedInstance(request, { provider, address }, service, notes);
  if ('kind' in provided) return refusedWith(provided);
  return ofInstance(request, service, notes, {
    id: provided.instanceId,
    // Nova makes bytes of the id here, and their form in Python gets into the key.
    cacheKey: `metadata-b'${provided.instanceId}'`,
    projectId: provided.projectId,
    address,
  });
};

const withoutAddress = (request: WsgiRequest, notes: Notes | undefined): NovaResult => {
  notes?.decide({
    kind: 'refuse',
    rule: 'forwarded-for-missing',
    reason:
      'A request with X-Metadata-Provider says in X-Forwarded-For whose it is, and that is absent.',
    remedy:
      "Send X-Forwarded-For with the instance's address; where no load balancer asks for a provider, send no X-Metadata-Provider.",
    upstreamLog: `${logFile}: nothing but the access line with status 400`,
  });
  return errorPage(request, 400, 'X-Forwarded-For is missing from request.');
};

const providerRefusal = (
  request: WsgiRequest,
  provider: string,
  service: Service,
  notes: Notes | undefined,
): NovaResult | undefined => {
  if (service.cloud.lab.nova.metadataProxySharedSecret === '') return undefined;
  const signature = request.header('x-metadata-provider-signature');
  const header = 'X-Metadata-Provider-Signature';
  return signatureRefusal(request, { id: provider, signature, header }, service, notes);
};

interface Asker {
  readonly provider: string;
  readonly address: string;
}

const providedInstance = (
  request: WsgiRequest,
  asker: Asker,
  service: Service,
  notes: Notes | undefined,
): ProvidedInstance | NovaResult => {
  const key = `provider-${asker.provider}-${asker.address}`;
  const cached = service.providerCache.get(key);
  notes?.lookup({
    of: 'cache',
    asked: key,
    found: cached === undefined ? 'nothing' : `instance ${cached.instanceId}`,
  });
  if (cached !== undefined) return cached;
  const port = providedPort(request, asker, service, notes);
  if ('kind' in port) return port;
  const fresh = { instanceId: port.deviceId, projectId: port.projectId };
  service.providerCache.set(key, fresh);
  return fresh;
};

const providedPort = (
  request: WsgiRequest,
  asker: Asker,
  service: Service,
  notes: Notes | undefined,
): Port | NovaResult => {
  const { neutron } = service.cloud;
  const networks = neutron.networksOfProvider(asker.provider, notes);
  if (networks.failure !== undefined) return subnetsFailed(networks.failure, notes);
  if (networks.rows.length === 0) return withoutSubnets(request, asker, notes);
  const ports: Port[] = [];
  for (let at = 0; at < networks.rows.length; at += networksPerQuery) {
    const slice = networks.rows.slice(at, at + networksPerQuery);
    const found = neutron.portsWithAddress(asker.address, slice, notes);
    if (found.failure !== undefined) return portsFailed(request, asker, found.failure, notes);
    ports.push(...found.rows);
  }
  const [only, another] = ports;
  return only !== undefined && another === undefined
    ? only
    : notOnePort(request, asker, ports.length, notes);
};

const subnetsFailed = (failure: NovaException, notes: Notes | undefined): NovaResult => {
  notes?.decide({
    kind: 'fail',
    rule: 'provider-subnets-failed',
    reason: `Neutron did not list the provider's subnets (${failure.message}), and Nova does not catch that.`,
    remedy:
      'Mend Neutron. A stock Neutron does not know advanced_service_providers and answers 400.',
    upstreamLog: `${failure.name}: ${failure.message} (a traceback in the log of Nova's WSGI server)`,
  });
  return failure;
};

const withoutSubnets = (
  request: WsgiRequest,
  { provider }: Asker,
  notes: Notes | undefined,
): NovaResult => {
  const explanation = `Could not find any subnets for provider ${provider}`;
  notes?.decide({
    kind: 'refuse',
    rule: 'provider-without-subnets',
    reason: `No subnet lists "${provider}" among its advanced_service_providers.`,
    remedy: 'Send the id of a metadata provider that serves the subnet of the instance.',
    upstreamLog: `${logFile}: ERROR ${explanation}`,
  });
  return errorPage(request, 400, explanation);
};

const portsFailed = (
  request: WsgiRequest,
  { provider, address }: Asker,
  failure: NovaException,
  notes: Notes | undefined,
): NovaResult => {
  notes?.decide({
    kind: 'refuse',
    rule: 'provider-ports-failed',
    reason: `Neutron did not list the ports with ${address}: ${failure.name}: ${failure.message}.`,
    remedy: 'Mend Neutron.',
    upstreamLog: `${logFile}: ERROR Failed to get instance id for metadata request, provider ${provider} networks … requester ${address}. Error: ${failure.message}`,
  });
  return errorPage(request, 400, unknownError);
};

const notOnePort = (
  request: WsgiRequest,
  { provider, address }: Asker,
  count: number,
  notes: Notes | undefined,
): NovaResult => {
  const explanation = `Expected a single port matching provider ${provider} and IP ${address}. Found ${count}.`;
  notes?.decide({
    kind: 'refuse',
    rule: 'provider-port-count',
    reason: `On the provider's networks ${count} ports have the address "${address}", and Nova needs exactly one. Ports without a device count too.`,
    remedy:
      count === 0
        ? "X-Forwarded-For has to begin with the instance's address, as Neutron writes it and without blanks; from inside the instance send none, the load balancer adds it."
        : 'Give the networks of one provider no overlapping addresses.',
    upstreamLog: `${logFile}: ERROR ${explanation}`,
  });
  return errorPage(request, 400, explanation);
};
