/** Nova's cached network model as the fixture has it; everything else in it metadata never shows. */
export interface VifRow {
  readonly id: string;
  readonly address?: string | null;
  readonly type?: string | null;
  readonly devname?: string | null;
  readonly vnic_type?: string | null;
  readonly details?: Readonly<Record<string, unknown>> | null;
  readonly profile?: Readonly<Record<string, unknown>> | null;
  readonly network?: NetworkRow | null;
}

interface NetworkRow {
  readonly id?: string | null;
  readonly label?: string | null;
  readonly bridge?: string | null;
  readonly subnets?: readonly SubnetRow[] | null;
  readonly meta?: { readonly mtu?: number | null; readonly injected?: boolean | null } | null;
}

interface SubnetRow {
  readonly cidr?: string | null;
  readonly version?: 4 | 6 | null;
  readonly gateway?: AddressRow | null;
  readonly dns?: readonly AddressRow[] | null;
  readonly ips?: readonly AddressRow[] | null;
  readonly routes?: readonly RouteRow[] | null;
  readonly meta?: {
    readonly dhcp_server?: string | null;
    readonly enable_dhcp?: boolean | null;
    readonly ipv6_address_mode?: string | null;
  } | null;
}

interface RouteRow {
  readonly cidr?: string | null;
  readonly gateway?: AddressRow | null;
}

interface AddressRow {
  readonly address: string | null;
  readonly version?: 4 | 6 | null;
  readonly floating_ips?: readonly AddressRow[] | null;
}

/** One network card in the words of a lab's `network_info`. */
export const vifEntry = (row: VifRow): object => ({
  id: row.id,
  address: row.address ?? '',
  type: row.type,
  devname: row.devname,
  vnic_type: row.vnic_type ?? undefined,
  details: row.details,
  profile: row.profile,
  network: row.network && {
    id: row.network.id ?? '',
    label: row.network.label,
    bridge: row.network.bridge,
    meta: { mtu: row.network.meta?.mtu, injected: row.network.meta?.injected },
    subnets: row.network.subnets?.map(subnetEntry),
  },
});

const subnetEntry = (row: SubnetRow): object => ({
  cidr: row.cidr ?? '',
  version: row.version,
  gateway: row.gateway && { address: row.gateway.address, version: row.gateway.version },
  dns: row.dns?.map(addressText),
  ips: row.ips?.map((ip) => ({
    address: ip.address ?? '',
    version: ip.version,
    floating_ips: ip.floating_ips?.map(addressText),
  })),
  routes: row.routes?.map((route) => ({
    cidr: route.cidr ?? '',
    gateway: route.gateway?.address ?? '',
  })),
  meta: {
    dhcp_server: row.meta?.dhcp_server,
    enable_dhcp: row.meta?.enable_dhcp,
    ipv6_address_mode: row.meta?.ipv6_address_mode,
  },
});

const addressText = ({ address }: AddressRow): string => address ?? '';
