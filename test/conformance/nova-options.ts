import type { NovaOptions, Release } from '../../mock-metadata/src/lab/model.ts';

export type Config = Readonly<Record<string, unknown>>;

/** Nova's own defaults, with what the recorder sets: the proxy on and the fixture's secret. */
const defaults = (secret: string): NovaOptions => ({
  serviceMetadataProxy: true,
  metadataProxySharedSecret: secret,
  metadataCacheExpirationS: 15,
  cacheEnabled: false,
  cacheBackend: 'dogpile.cache.null',
  dhcpDomain: 'novalocal',
  vendordataProviders: ['StaticJSON'],
  vendordataJsonfilePath: undefined,
  vendordataDynamicTargets: [],
  vendordataDynamicConnectTimeoutS: 5,
  vendordataDynamicReadTimeoutS: 5,
  vendordataDynamicFailureFatal: false,
  useForwardedFor: false,
  enableProxyHeadersParsing: false,
  injectedNetworkTemplate: 'interfaces.template',
  // The recorder's own front joins repeated header lines as the eventlet server does.
  frontServer: 'eventlet',
});

const names: Readonly<Record<string, keyof NovaOptions>> = {
  'neutron.service_metadata_proxy': 'serviceMetadataProxy',
  'neutron.metadata_proxy_shared_secret': 'metadataProxySharedSecret',
  'api.metadata_cache_expiration': 'metadataCacheExpirationS',
  'cache.enabled': 'cacheEnabled',
  'cache.backend': 'cacheBackend',
  'api.dhcp_domain': 'dhcpDomain',
  'api.vendordata_providers': 'vendordataProviders',
  'api.vendordata_jsonfile_path': 'vendordataJsonfilePath',
  'api.vendordata_dynamic_targets': 'vendordataDynamicTargets',
  'api.vendordata_dynamic_connect_timeout': 'vendordataDynamicConnectTimeoutS',
  'api.vendordata_dynamic_read_timeout': 'vendordataDynamicReadTimeoutS',
  'api.vendordata_dynamic_failure_fatal': 'vendordataDynamicFailureFatal',
  'api.use_forwarded_for': 'useForwardedFor',
  'oslo_middleware.enable_proxy_headers_parsing': 'enableProxyHeadersParsing',
  injected_network_template: 'injectedNetworkTemplate',
};

/** Options that change nothing an asker sees, or that the lab says elsewhere. */
const seenElsewhere: ReadonlySet<string> = new Set([
  'debug',
  'neutron.endpoint_override',
  'neutron.http_retries',
  'neutron.timeout',
]);

/** Nova's options under a case's config; undefined where the release lacks one of them. */
export const novaOptions = (
  secret: string,
  config: Config,
  release: Release,
): NovaOptions | undefined => {
  if ('api.use_forwarded_for' in config && release !== 'zed') return undefined;
  const chosen = Object.entries(config)
    .filter(([option]) => !seenElsewhere.has(option))
    .map(([option, value]) => [nameOf(option), value] as const);
  return { ...defaults(secret), ...Object.fromEntries(chosen) };
};

const nameOf = (option: string): keyof NovaOptions => {
  const name = names[option];
  if (name === undefined) throw new Error(`nova-options.ts does not know the option ${option}`);
  return name;
};
