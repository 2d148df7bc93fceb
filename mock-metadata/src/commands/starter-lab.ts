import type { Release, Topology } from '../lab/model.ts';

export interface StarterOptions {
  readonly release: Release;
  readonly topology: Topology;
}

const ways: Readonly<Record<Topology, string>> = {
  router: 'instance, router namespace (haproxy), metadata agent, Nova',
  dhcp: 'instance, DHCP namespace (haproxy), metadata agent, Nova',
  ovn: 'instance, ovnmeta namespace (haproxy), OVN metadata agent, Nova',
  provider: "instance, a provider's load balancer (X-Metadata-Provider), Nova",
  direct: 'instance, Nova, which goes by the source address',
  host: 'instance, one haproxy on the host that signs by itself, Nova',
};

/** Some topologies need an option of Nova or Neutron to work at all. */
const needs: Readonly<
  Partial<Record<Topology, { readonly nova?: string; readonly subnet?: string }>>
> = {
  direct: { nova: '  service_metadata_proxy: false # no proxy in front: go by the source address' },
  provider: {
    subnet: '        advanced_service_providers: [provider-1] # by which the load balancer asks',
  },
};

/** The text of a small lab with comments, to be edited. */
export const starterLab = ({ release, topology }: StarterOptions): string => {
  const { nova, subnet } = needs[topology] ?? {};
  const lines = [
    '# A make-believe cloud. Whatever is left out gets a made-up value that stays the same: ids, MAC',
    "# addresses, IP addresses. An editor with this lab's schema completes every key.",
    '',
    `release: ${release} # zed, epoxy or master: whose behaviour to show`,
    `topology: ${topology} # ${ways[topology]}`,
    '',
    'nova: # options of nova.conf, under their own names',
    '  metadata_proxy_shared_secret: a-secret-of-this-lab',
    '  metadata_cache_expiration: 15 # seconds',
    ...(nova === undefined ? [] : [nova]),
    '',
    'networks:',
    '  private:',
    '    subnets:',
    '      - cidr: 10.0.0.0/24',
    ...(subnet === undefined ? [] : [subnet]),
    '',
    'instances:',
    '  # Who asks without saying more is the first.',
    '  web-1:',
    '    metadata:',
    '      role: web',
    '    user_data: |',
    '      #cloud-config',
    '      packages:',
    '        - nginx',
    "  # Requests from 127.0.0.11 are this one's: curl --interface 127.0.0.11 …",
    '  db-1:',
    '    source_address: 127.0.0.11',
    '    # user_data_file: db.yaml # a file beside this one, instead of text here',
  ];
  return `${lines.join('\n')}\n`;
};
