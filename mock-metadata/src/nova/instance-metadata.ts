import type { Instance } from '../lab/model.ts';
import type { Notes } from '../trace.ts';
import type { Ec2Surroundings } from './ec2-tree.ts';
import { isException } from './hostname.ts';
import type { InstanceDocuments } from './instance-documents.ts';
import { renderedNetworkTemplate } from './network-template.ts';
import { passwordIn } from './password.ts';
import type { Service } from './service.ts';
import type { StaticVendorData } from './vendor-data-static.ts';
import { exception, type NovaException } from './world.ts';

/** An instance's metadata as Nova puts it together and caches it as a whole. */
export interface InstanceMetadata {
  readonly instance: Instance;
  readonly documents: InstanceDocuments;
  /** User data decoded; undefined = none. */
  readonly userData: Uint8Array | undefined;
  /** What the EC2 tree shows besides the instance's columns. */
  readonly surroundings: Ec2Surroundings;
  /** '' = unset. */
  readonly password: string;
  readonly staticVendorData: StaticVendorData;
  /** The rendered network template, served as content/0000; undefined = there is none. */
  readonly networkTemplate: string | undefined;
}

/** Undefined = no such instance; an exception = something it needs failed. */
export type Built = InstanceMetadata | NovaException | undefined;

/**
 * Puts an instance's metadata together from the database, Neutron and the vendor data file.
 * `address` is who asked: it stands in for an instance without a fixed IPv4 address.
 */
export const builtMetadata = (
  service: Service,
  uuid: string,
  address: string | null,
  notes: Notes | undefined,
): Built => {
  const instance = service.cloud.instanceByUuid(uuid);
  const reachable =
    instance !== undefined && !instance.deleted && instance.mapping !== 'unscheduled';
  notes?.lookup({
    of: 'nova-database',
    asked: `instance ${uuid}`,
    found: databaseText(instance, reachable),
  });
  return reachable ? assembled(service, instance, address, notes) : undefined;
};

const databaseText = (instance: Instance | undefined, reachable: boolean): string => {
  if (instance === undefined) return 'nothing';
  if (reachable) return `instance ${instance.name}`;
  return instance.deleted ? `instance ${instance.name}, deleted` : 'a mapping without a cell';
};

const assembled = (
  service: Service,
  instance: Instance,
  address: string | null,
  notes: Notes | undefined,
): InstanceMetadata | NovaException => {
  const { cloud } = service;
  const documents = cloud.documentsOf(instance);
  const imageIds = cloud.imageIds(instance);
  const groups = cloud.neutron.securityGroupsOf(instance.uuid, notes);
  if (groups.failure !== undefined) return groups.failure;
  const userData = decodedUserData(service, instance, documents);
  if (userData !== undefined && 'kind' in userData) return userData;
  // Nova makes it here already, and so fails for every path where it cannot.
  const failure = documents.networkFailure();
  if (failure !== undefined) return withoutNetworks(service, instance, failure);
  const networkTemplate = renderedNetworkTemplate(
    instance,
    cloud.lab.nova,
    documents.networkTemplate,
    service,
  );
  if (typeof networkTemplate === 'object') return networkTemplate;
  const staticVendorData = service.staticVendorData(cloud.lab.nova.vendordataJsonfilePath);
  if ('kind' in staticVendorData) return staticVendorData;
  const hostname = isException(documents.hostname) ? null : documents.hostname;
  const stored = service.storedPasswords.get(instance.uuid);
  return {
    instance,
    documents,
    userData,
    surroundings: { imageIds, hostname, securityGroups: groups.rows, address, userData },
    password: passwordIn({ ...instance.systemMetadata, ...stored }),
    staticVendorData,
    networkTemplate,
  };
};

const decodedUserData = (
  service: Service,
  { name, uuid }: Instance,
  { userData }: InstanceDocuments,
): Uint8Array | undefined | NovaException => {
  if (userData === undefined) return undefined;
  if (userData.bytes !== undefined) return userData.bytes;
  service.warnOnce(
    `user-data:${uuid}`,
    `The user data of ${name} is no base64 that Python reads (${userData.problem}). Nova answers 500 to every path of this instance but /.`,
  );
  return exception(userData.exceptionName, userData.problem);
};

const withoutNetworks = (
  service: Service,
  { name, uuid }: Instance,
  failure: NovaException,
): NovaException => {
  service.warnOnce(
    `networks:${uuid}:${failure.message}`,
    `The networks of ${name} have a block of addresses that is none (${failure.message}). Nova answers 500 to every path of this instance but /.`,
  );
  return failure;
};
