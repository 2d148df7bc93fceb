import type { Lab } from '../lab/model.ts';
import type { HttpRequest } from '../message.ts';
import type { Notes } from '../trace.ts';
import { type Cloud, cloudOf } from './cloud.ts';
import { metadataHandler } from './handler.ts';
import type { InstanceMetadata } from './instance-metadata.ts';
import { type MetadataCache, metadataCache } from './metadata-cache.ts';
import { type Application, headless, pipelineAround } from './request-pipeline.ts';
import { type ProvidedInstance, type Service, warningOnce } from './service.ts';
import { staticVendorDataReader } from './vendor-data-static.ts';
import type { NovaResult, NovaWorld, StoredPasswords } from './world.ts';
import { wsgiRequest } from './wsgi-request.ts';

/** A metadata service put together; see `novaFor`. */
export const novaApplication = (
  first: Lab,
  world: NovaWorld,
  earlier: StoredPasswords | undefined,
) => {
  const asked = (request: string): void => world.neutronAsked?.(request);
  let cloud: Cloud = cloudOf(first, asked);
  const warnOnce = warningOnce(world);
  const service: Service = {
    world,
    get cloud() {
      return cloud;
    },
    metadataCache: cacheFor<InstanceMetadata>(first, world),
    providerCache: cacheFor<ProvidedInstance>(first, world),
    // Not a copy: the earlier one may still answer while this one is made ready.
    storedPasswords: earlier ?? new Map(),
    staticVendorData: staticVendorDataReader(world, warnOnce),
    warnOnce,
  };
  const handler = headless(metadataHandler(service));
  const whole = pipelineAround(handler, () => cloud.lab.nova.enableProxyHeadersParsing);
  const joiner = (): string => (cloud.lab.nova.frontServer === 'uwsgi' ? ', ' : ',');
  const served =
    (application: Application) =>
    (request: HttpRequest, notes?: Notes): NovaResult | Promise<NovaResult> =>
      application(wsgiRequest(request, joiner()), notes);
  const again = (request: HttpRequest) => {
    const [wanted, read] = [joiner(), wsgiRequest(request, joiner())];
    return () => whole(joiner() === wanted ? read : wsgiRequest(request, joiner()), undefined);
  };
  return {
    handle: served(whole),
    again,
    handleBare: served(handler),
    storedPasswords: (): StoredPasswords => service.storedPasswords,
    changeLab: (lab: Lab): void => {
      cloud = cloudOf(lab, asked);
    },
  };
};

/** With `[cache] enabled` and its default backend, which forgets everything, nothing is kept. */
const cacheFor = <Value>({ nova }: Lab, world: NovaWorld): MetadataCache<Value> => {
  const forgets = nova.cacheEnabled && nova.cacheBackend === 'dogpile.cache.null';
  return metadataCache(forgets ? 0 : nova.metadataCacheExpirationS * 1000, world.now);
};
