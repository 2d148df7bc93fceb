import type { HopName } from '../trace.ts';
import type { Fault } from './fault.ts';

/**
 * A lab after reading: every name resolved, every default filled in, in the terms in which Nova and
 * Neutron keep these things. Hops read it and never write it; what changes while a service runs
 * (caches, stored passwords) belongs to the hop.
 */
export interface Lab {
  /** From the file's name: `web` of `web.lab.yaml`. */
  readonly name: string;
  readonly release: Release;
  readonly topology: Topology;
  readonly nova: NovaOptions;
  readonly neutron: NeutronOptions;
  readonly networks: readonly Network[];
  readonly routers: readonly Router[];
  readonly subnets: readonly Subnet[];
  readonly ports: readonly Port[];
  readonly securityGroups: readonly SecurityGroup[];
  /** Image UUID → the integer that Nova's EC2 mapping gave it (`ami-00000001`). */
  readonly ec2ImageIds: ReadonlyMap<string, number>;
  readonly instances: readonly Instance[];
  /** Who asks when neither listener nor source address says it. */
  readonly defaultInstance: Instance | undefined;
  /** Which hops misbehave from the start, and how; empty = none. */
  readonly faults: ReadonlyMap<HopName, Fault>;
}

export const releases = ['zed', 'epoxy', 'master'] as const;

/** Which upstream's behaviour: Nova 26 and Neutron 21, Nova 31 and Neutron 26, August 2026. */
export type Release = (typeof releases)[number];

export const topologies = ['router', 'dhcp', 'ovn', 'provider', 'direct', 'host'] as const;

/**
 * Which hops stand between an instance and Nova. `host`: the metadata_path extension of Neutron's
 * OVS agent, one haproxy a compute node, which signs by itself.
 */
export type Topology = (typeof topologies)[number];

/** Nova's options, under their names in nova.conf. */
export interface NovaOptions {
  /** `[neutron] service_metadata_proxy` */
  readonly serviceMetadataProxy: boolean;
  /** `[neutron] metadata_proxy_shared_secret` */
  readonly metadataProxySharedSecret: string;
  /** `[api] metadata_cache_expiration`, seconds; 0 = off. */
  readonly metadataCacheExpirationS: number;
  /** `[cache] enabled`: with a null backend nothing is kept. */
  readonly cacheEnabled: boolean;
  /** `[cache] backend` */
  readonly cacheBackend: string;
  /** `[api] dhcp_domain` */
  readonly dhcpDomain: string;
  /** `[api] vendordata_providers` */
  readonly vendordataProviders: readonly string[];
  /** `[api] vendordata_jsonfile_path`; undefined = not set. */
  readonly vendordataJsonfilePath: string | undefined;
  /** `[api] vendordata_dynamic_targets`, each `name@url`. */
  readonly vendordataDynamicTargets: readonly string[];
  /** `[api] vendordata_dynamic_connect_timeout`, seconds. */
  readonly vendordataDynamicConnectTimeoutS: number;
  /** `[api] vendordata_dynamic_read_timeout`, seconds. */
  readonly vendordataDynamicReadTimeoutS: number;
  /** `[api] vendordata_dynamic_failure_fatal` */
  readonly vendordataDynamicFailureFatal: boolean;
  /** `[api] use_forwarded_for`: to Nova 28 only; ignored by later releases. */
  readonly useForwardedFor: boolean;
  /** `[oslo_middleware] enable_proxy_headers_parsing` */
  readonly enableProxyHeadersParsing: boolean;
  /** `injected_network_template`: path of the template; undefined or '' = not set. */
  readonly injectedNetworkTemplate: string | undefined;
  /** `[api] config_drive_skip_versions`: EC2 versions, a blank between; absent = Nova's default. */
  readonly configDriveSkipVersions?: string;
  /** What serves the WSGI application; decides what an exception looks like from outside. */
  readonly frontServer: 'uwsgi' | 'eventlet';
}

/** Neutron's options, under their names in metadata_agent.ini. */
export interface NeutronOptions {
  /** The agent's own `metadata_proxy_shared_secret`; a real cloud can have it differ from Nova's. */
  readonly metadataProxySharedSecret: string;
  /** How Neutron's API answers Nova, per resource (`ports`, `subnets`, `security_groups`) or `*`. */
  readonly api: Readonly<Record<string, 'ok' | 'close' | 'garbage' | 'refused' | number>>;
  readonly metadataRateLimiting: MetadataRateLimiting;
  readonly cache: AgentCache;
}

/** `[metadata_rate_limiting]`: limits in haproxy, for each source address; zed has none. */
export interface MetadataRateLimiting {
  /** `rate_limit_enabled` */
  readonly rateLimitEnabled: boolean;
  /** `ip_versions`: exactly one of them limits; with both or none there is no limit. */
  readonly ipVersions: readonly (4 | 6)[];
  /** `base_window_duration`, seconds. */
  readonly baseWindowDurationS: number;
  /** `base_query_rate_limit`: so many requests pass in the base window. */
  readonly baseQueryRateLimit: number;
  /** `burst_window_duration`, seconds. */
  readonly burstWindowDurationS: number;
  /** `burst_query_rate_limit` */
  readonly burstQueryRateLimit: number;
}

/** `[cache]` of metadata_agent.ini: the agent of zed can remember what Neutron said about ports. */
export interface AgentCache {
  /** `enabled` */
  readonly enabled: boolean;
  /** `backend`: the null backend, which is oslo.cache's default, keeps nothing. */
  readonly backend: string;
  /** `expiration_time`, seconds. */
  readonly expirationTimeS: number;
}

export interface Network {
  readonly id: string;
  readonly name: string;
  readonly mtu: number | undefined;
  /** Whether Nova's network template is rendered for it (`injected` in Nova's network model). */
  readonly injected: boolean;
}

export interface Subnet {
  readonly id: string;
  readonly networkId: string;
  readonly cidr: string;
  readonly version: 4 | 6;
  readonly gatewayIp: string | undefined;
  readonly enableDhcp: boolean;
  /** Address of the DHCP server, if one stands on the subnet. */
  readonly dhcpServer: string | undefined;
  readonly dnsNameservers: readonly string[];
  readonly hostRoutes: readonly { readonly destination: string; readonly nexthop: string }[];
  readonly ipv6AddressMode: string | undefined;
  /** Provider ids that X-Metadata-Provider may name (a vendor plugin's extension of Neutron). */
  readonly advancedServiceProviders: readonly string[];
}

export interface Router {
  readonly id: string;
  readonly name: string;
}

/** A Neutron port, with the fields that the agent and Nova filter by. */
export interface Port {
  readonly id: string;
  readonly networkId: string;
  readonly deviceId: string;
  readonly deviceOwner: string;
  readonly projectId: string;
  readonly macAddress: string;
  readonly fixedIps: readonly { readonly ipAddress: string; readonly subnetId: string }[];
  readonly securityGroups: readonly string[];
}

export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
}

/** An instance as Nova's database keeps it. */
export interface Instance {
  /** Its key in the lab file. */
  readonly name: string;
  readonly uuid: string;
  readonly projectId: string;
  readonly userId: string;
  readonly hostname: string | null;
  readonly displayName: string | null;
  /** The integer behind `i-00000001`. */
  readonly ec2Id: number;
  readonly flavorName: string;
  /** Image UUID; '' for boot from volume. */
  readonly imageRef: string;
  readonly kernelId: string | undefined;
  readonly ramdiskId: string | undefined;
  readonly launchIndex: number | null;
  readonly reservationId: string | null;
  readonly availabilityZone: string | null;
  readonly rootDeviceName: string | null;
  readonly defaultEphemeralDevice: string | null;
  readonly defaultSwapDevice: string | null;
  /** Name and text of the key as the instance row keeps them; undefined = no key. */
  readonly keyName: string | undefined;
  readonly keyData: string | null;
  /** The key pairs still stored for it; can be empty although keyName is set. */
  readonly keypairs: readonly KeyPair[];
  /** User data as Nova stores it: base64 text; null = none. */
  readonly userData: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  /** Keys of `metadata` in the order they were given; needed only where some look like whole numbers, which a record moves to the front. */
  readonly metadataKeys?: readonly string[];
  readonly systemMetadata: Readonly<Record<string, string>>;
  /** Password that a config drive carries; never served over HTTP. */
  readonly adminPass: string | undefined;
  /** Files injected at boot; on a config drive only. */
  readonly files: readonly { readonly path: string; readonly content: Uint8Array }[];
  readonly blockDevices: readonly BlockDevice[];
  /** NUMA cells with pinned CPUs; empty = no topology. */
  readonly numaCells: readonly {
    readonly cpuset: readonly number[];
    readonly pcpuset: readonly number[];
  }[];
  readonly devices: readonly DeviceMetadata[];
  /** Nova's network info cache: what its metadata says about networks, whatever Neutron says now. */
  readonly networkInfo: readonly Vif[];
  /** How the API's cell mapping knows it. `none`: falls back to the local database; `unscheduled`: no cell. */
  readonly mapping: 'cell' | 'none' | 'unscheduled';
  readonly deleted: boolean;
  /** Source address that identifies it to the mock (`127.0.0.11`); undefined = none. */
  readonly sourceAddress: string | undefined;
  /** Its own listener, `{host, port}`; undefined = none. */
  readonly listen: { readonly host: string; readonly port: number } | undefined;
}

export interface KeyPair {
  readonly name: string;
  readonly type: string;
  readonly publicKey: string | null;
}

export interface BlockDevice {
  readonly sourceType: string;
  readonly destinationType: string;
  readonly deviceName: string | null;
  readonly guestFormat: string | null;
  readonly bootIndex: number | null;
  readonly volumeId: string | null;
  readonly imageId: string | null;
}

/** Tagged device, in the words of Nova's objects. */
export interface DeviceMetadata {
  /** `NetworkInterfaceMetadata`, `DiskMetadata`, `ShareMetadata`; other names are skipped as Nova does. */
  readonly class: string;
  readonly mac?: string;
  readonly vlan?: number;
  readonly vfTrusted?: boolean;
  readonly serial?: string;
  readonly path?: string;
  readonly shareId?: string;
  readonly tag?: string;
  readonly tags?: readonly string[];
  readonly bus?: { readonly class: string; readonly address?: string };
}

/** One entry of Nova's cached network model (`nova.network.model.VIF`). */
export interface Vif {
  readonly id: string;
  readonly address: string;
  readonly type: string | null;
  readonly devname: string | null;
  readonly vnicType: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly profile: Readonly<Record<string, unknown>>;
  readonly network: VifNetwork | null;
}

export interface VifNetwork {
  readonly id: string;
  readonly label: string;
  readonly bridge: string | null;
  readonly mtu: number | null;
  readonly injected: boolean;
  readonly subnets: readonly VifSubnet[];
}

export interface VifSubnet {
  readonly cidr: string;
  readonly version: 4 | 6;
  readonly gateway: string | null;
  readonly dns: readonly string[];
  readonly ips: readonly VifAddress[];
  readonly routes: readonly { readonly cidr: string; readonly gateway: string }[];
  readonly dhcpServer: string | null;
  readonly enableDhcp: boolean | null;
  readonly ipv6AddressMode: string | null;
}

export interface VifAddress {
  readonly address: string;
  readonly version: 4 | 6;
  readonly floatingIps: readonly string[];
}
