/** How much a lab says of each of its instances. */
export type LabSize = 'names' | 'typical' | 'rich';

const twoNetworks = `networks:
  private:
    subnets:
      - cidr: 10.0.0.0/16
  storage:
    subnets:
      - cidr: 10.8.0.0/16
        enable_dhcp: false
`;

const hexOf = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

const key =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG1ha2UtYmVsaWV2ZSBvbmx5LCBubyBrZXkgYXQgYWxs ada@example.org';

const typical = (at: number): string => `  web-${at}:
    flavor: m1.large
    image: debian-13
    networks: [private]
    key: ${key}
    metadata: {role: web, rack: "${at}"}
    user_data: |
      #cloud-config
      hostname: web-${at}
      packages: [nginx]
`;

const rich = (at: number): string => `  web-${at}:
    uuid: 00000000-0000-4000-8000-${hexOf(at, 12)}
    project_id: aaaaaaaa00000000000000000000000a
    display_name: Web server ${at}
    hostname: web-${at}
    ec2_id: ${at + 1}
    reservation_id: r-${hexOf(at, 8)}
    availability_zone: az-${at % 3}
    flavor: m1.large
    image: debian-13
    security_groups: [default, web]
    ports:
      - network: private
        mac_address: fa:16:3e:${hexOf(at >> 16, 2)}:${hexOf((at >> 8) & 255, 2)}:${hexOf(at & 255, 2)}
        fixed_ips: [10.0.${1 + (at >> 8)}.${at & 255}]
        floating_ips: [203.${at >> 8}.113.${at & 255}]
        tags: [public]
      - network: storage
    key_pair:
      name: ada
      public_key: ${key}
    block_devices:
      - source_type: image
        destination_type: local
        device_name: /dev/vda
        boot_index: 0
      - source_type: volume
        destination_type: volume
        device_name: /dev/vdb
        volume_id: 00000000-0000-4000-8000-${hexOf(at, 12)}
    metadata:
      role: web
      tier: front
      rack: "${at}"
    user_data: |
      #cloud-config
      hostname: web-${at}
      packages: [nginx, curl]
      write_files:
        - path: /etc/motd
          content: |
            This is web server ${at}.
      runcmd:
        - systemctl enable --now nginx
`;

const entries = {
  names: (at: number): string => `  web-${at}:\n`,
  typical,
  rich,
} satisfies Record<LabSize, (at: number) => string>;

const heads = {
  names: '',
  typical: twoNetworks,
  rich: `${twoNetworks}security_groups:\n  default:\n  web:\n`,
} satisfies Record<LabSize, string>;

/** The text of a lab file with so many instances; `options` stand before all else. */
export const labText = (size: LabSize, instances: number, options = ''): string =>
  `${options}${heads[size]}instances:\n${Array.from({ length: instances }, (_, at) => entries[size](at)).join('')}`;
