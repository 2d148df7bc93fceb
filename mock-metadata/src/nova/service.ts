import type { Cloud } from './cloud.ts';
import type { InstanceMetadata } from './instance-metadata.ts';
import type { MetadataCache } from './metadata-cache.ts';
import type { StaticVendorData } from './vendor-data-static.ts';
import type { NovaException, NovaWorld, StoredPasswords } from './world.ts';

/** The running metadata service: the cloud it serves and what it remembers between requests. */
export interface Service {
  readonly world: NovaWorld;
  /** Another one as soon as the lab changes. */
  readonly cloud: Cloud;
  /** Keys `metadata-<instance id>` and `metadata-<address>`. */
  readonly metadataCache: MetadataCache<InstanceMetadata>;
  /** Keys `provider-<provider>-<address>`. */
  readonly providerCache: MetadataCache<ProvidedInstance>;
  /** System metadata that POST stored, by instance UUID. */
  readonly storedPasswords: StoredPasswords;
  readonly staticVendorData: (path: string | undefined) => StaticVendorData | NovaException;
  /** Warns in the mock's log, the first time only that this cause comes up. */
  readonly warnOnce: (cause: string, message: string) => void;
}

/** Whose port a metadata provider's request came from. */
export interface ProvidedInstance {
  readonly instanceId: string;
  readonly projectId: string;
}

/** `warnOnce` for a service that warns in this world's log. */
export const warningOnce = ({ warn }: Pick<NovaWorld, 'warn'>): Service['warnOnce'] => {
  const said = new Set<string>();
  return (cause, message) => {
    if (said.has(cause)) return;
    said.add(cause);
    warn(message);
  };
};
