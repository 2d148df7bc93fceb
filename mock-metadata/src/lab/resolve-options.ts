import type { LabFile } from './lab-file.ts';
import type { AgentCache, MetadataRateLimiting, NeutronOptions, NovaOptions } from './model.ts';
import { defaultAgentCache, defaultRateLimiting } from './neutron-defaults.ts';
import { novaSection } from './nova-options.ts';
import type { Reading } from './reading.ts';

type NovaSection = NonNullable<LabFile['nova']>;

/** Nova's options. The files they name are Nova's to read: one that is missing is no mistake of the lab, Nova fails. */
export const novaOptions = (reading: Reading, section: LabFile['nova']): NovaOptions => {
  const nova: NovaSection = section ?? novaSection.parse({});
  const fileOption = (key: 'vendordata_jsonfile_path' | 'injected_network_template') => {
    const path = nova[key];
    if (path === undefined || path === null || path === '') return undefined;
    reading.noteFile(path);
    return reading.absolute(path);
  };
  return {
    serviceMetadataProxy: nova.service_metadata_proxy,
    metadataProxySharedSecret: nova.metadata_proxy_shared_secret,
    metadataCacheExpirationS: nova.metadata_cache_expiration,
    cacheEnabled: nova.cache?.enabled ?? false,
    cacheBackend: nova.cache?.backend ?? 'dogpile.cache.null',
    dhcpDomain: nova.dhcp_domain,
    vendordataProviders: nova.vendordata_providers,
    vendordataJsonfilePath: fileOption('vendordata_jsonfile_path'),
    vendordataDynamicTargets: nova.vendordata_dynamic_targets,
    vendordataDynamicConnectTimeoutS: nova.vendordata_dynamic_connect_timeout,
    vendordataDynamicReadTimeoutS: nova.vendordata_dynamic_read_timeout,
    vendordataDynamicFailureFatal: nova.vendordata_dynamic_failure_fatal,
    useForwardedFor: nova.use_forwarded_for,
    enableProxyHeadersParsing: nova.enable_proxy_headers_parsing,
    injectedNetworkTemplate: fileOption('injected_network_template'),
    ...(nova.config_drive_skip_versions === undefined
      ? {}
      : { configDriveSkipVersions: nova.config_drive_skip_versions }),
    frontServer: nova.front_server,
  };
};

/** The agent's options; its secret is Nova's unless the file gives it one of its own. */
export const neutronOptions = (section: LabFile['neutron'], nova: NovaOptions): NeutronOptions => {
  const api = Object.entries(section?.api ?? {}).flatMap(([resource, behaviour]) =>
    behaviour === undefined ? [] : [[resource, behaviour] as const],
  );
  return {
    metadataProxySharedSecret:
      section?.metadata_proxy_shared_secret ?? nova.metadataProxySharedSecret,
    api: Object.fromEntries(api),
    metadataRateLimiting: rateLimiting(section?.metadata_rate_limiting),
    cache: agentCache(section?.cache),
  };
};

type NeutronSection = NonNullable<LabFile['neutron']>;

const rateLimiting = (section: NeutronSection['metadata_rate_limiting']): MetadataRateLimiting =>
  section
    ? {
        rateLimitEnabled: section.rate_limit_enabled,
        ipVersions: section.ip_versions,
        baseWindowDurationS: section.base_window_duration,
        baseQueryRateLimit: section.base_query_rate_limit,
        burstWindowDurationS: section.burst_window_duration,
        burstQueryRateLimit: section.burst_query_rate_limit,
      }
    : defaultRateLimiting;

const agentCache = (section: NeutronSection['cache']): AgentCache =>
  section
    ? {
        enabled: section.enabled,
        backend: section.backend,
        expirationTimeS: section.expiration_time,
      }
    : defaultAgentCache;
