import type { Instance, Lab } from '../lab/model.ts';
import { cloudOf } from './cloud.ts';
import { ec2Files } from './config-drive-ec2.ts';
import type { ConfigDriveFile } from './config-drive-file.ts';
import { openstackFiles } from './config-drive-openstack.ts';
import { isException } from './hostname.ts';
import { builtMetadata } from './instance-metadata.ts';
import { metadataCache } from './metadata-cache.ts';
import { type Service, warningOnce } from './service.ts';
import { staticVendorDataReader } from './vendor-data-static.ts';
import type { NovaException, NovaWorld } from './world.ts';

export type { ConfigDriveFile } from './config-drive-file.ts';

/**
 * What nova-compute puts on the config drive of an instance when it starts: every file in the order
 * in which Nova makes them, with a random seed of its own in each meta_data.json. An exception where
 * Nova fails, so that the instance would not start; the world is warned of the cause. Undefined for
 * an instance on no host: deleted, or not scheduled. Dynamic vendor data is asked for anew for each
 * version. Source: InstanceMetadata.metadata_for_config_drive of Nova 26.2.2 and 31.0.0, run.
 */
export const configDrive = async (
  lab: Lab,
  { uuid, name }: Instance,
  world: NovaWorld,
): Promise<readonly ConfigDriveFile[] | NovaException | undefined> => {
  const service = serviceFor(lab, world);
  const metadata = builtMetadata(service, uuid, null, undefined);
  if (metadata === undefined || 'kind' in metadata) return metadata;
  const { hostname } = metadata.documents;
  if (isException(hostname)) {
    world.warn(`${name} has no host name, to which Nova could append dhcp_domain.`);
    return hostname;
  }
  const openstack = await openstackFiles({ metadata, hostname, service });
  return 'kind' in openstack ? openstack : [...ec2Files(metadata, lab.nova), ...openstack];
};

/** A service for one reading: nothing is remembered. */
const serviceFor = (lab: Lab, world: NovaWorld): Service => {
  const warnOnce = warningOnce(world);
  return {
    world,
    cloud: cloudOf(lab, (request) => world.neutronAsked?.(request)),
    metadataCache: metadataCache(0, world.now),
    providerCache: metadataCache(0, world.now),
    storedPasswords: new Map(),
    staticVendorData: staticVendorDataReader(world, warnOnce),
    warnOnce,
  };
};
