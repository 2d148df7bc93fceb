import { expect, test } from 'vitest';
import { readLab } from './read-lab.ts';

const checkProblems = (text: string, ...expected: string[]) => {
  const { problems, lab } = readLab(text, 'web.lab.yaml', () => new Uint8Array());
  expect(
    problems.map(({ line, column, code, message }) => `${line}:${column} ${code}: ${message}`),
  ).toEqual(expected);
  expect(lab === undefined).toBe(expected.length > 0);
};

const addresses = (a: string, b: string) =>
  `instances:\n  a: {ports: [{fixed_ips: [${a}]}]}\n  b: {ports: [{fixed_ips: [${b}]}]}\n`;

test('an address is used once on a network', () => {
  checkProblems(
    addresses('10.0.0.4', '10.0.0.4'),
    '3:28 duplicate-address: On network private, the address 10.0.0.4 is used in line 2 already: give each its own.',
  );
  checkProblems(addresses('10.0.0.4', '10.0.0.5'));
});

test('two spellings of an address are the same address', () => {
  checkProblems(
    `networks: {n: {subnets: [{cidr: "2001:db8::/64"}]}}\n${addresses('"2001:db8::4"', '"2001:DB8:0::4"')}`,
    '4:28 duplicate-address: On network n, the address 2001:db8::4 is used in line 3 already: give each its own.',
  );
});

test('another network may have the same address', () => {
  checkProblems(
    `networks:
  n: {subnets: [{cidr: 10.0.0.0/24}]}
  m: {subnets: [{cidr: 10.0.0.0/24}]}
instances:
  a: {ports: [{network: n, fixed_ips: [10.0.0.4], mac_address: "fa:16:3e:00:00:01"}]}
  b: {ports: [{network: m, fixed_ips: [10.0.0.4], mac_address: "fa:16:3e:00:00:01"}]}
`,
  );
});

test('a MAC address is used once on a network, in whatever case', () => {
  checkProblems(
    'instances:\n  a: {ports: [{mac_address: "fa:16:3e:00:00:0a"}]}\n  b: {ports: [{mac_address: "FA:16:3E:00:00:0A"}]}\n',
    '3:29 duplicate-address: The MAC address fa:16:3e:00:00:0a is used in line 2 already: give each its own.',
  );
});

test('who asks must be clear: source addresses and listeners are used once', () => {
  checkProblems(
    'instances:\n  a: {source_address: 127.0.0.11}\n  b: {source_address: 127.0.0.11}\n',
    '3:23 duplicate-address: The source address 127.0.0.11 is used in line 2 already: give each its own.',
  );
  checkProblems(
    'instances:\n  a: {listen: 8081}\n  b: {listen: 127.0.0.1:8081}\n  c: {listen: 127.0.0.2:8081}\n',
    '3:15 duplicate-address: The listener 127.0.0.1:8081 is used in line 2 already: give each its own.',
  );
});

test('a listener is a port, or an address and a port', () => {
  checkProblems('instances:\n  a: {listen: "[::1]:80"}\n  b: {listen: localhost:81}\n');
  checkProblems(
    'instances:\n  a: {listen: web:8081}\n  b: {listen: "::1:80"}\n',
    '2:15 wrong-value: Nobody can listen on "web:8081": write a port such as 8081, or an address and a port such as 127.0.0.1:8081 or [::1]:8081.',
    '3:15 wrong-value: Nobody can listen on "::1:80": write a port such as 8081, or an address and a port such as 127.0.0.1:8081 or [::1]:8081.',
  );
});

test('ids are used once', () => {
  const id = '00000000-0000-4000-8000-00000000000a';
  const used = (what: string, line: number) =>
    `duplicate-id: ${what} ${id} is used in line ${line} already: give each its own.`;
  checkProblems(
    `instances:\n  a: {uuid: ${id}}\n  b: {uuid: ${id}}\n`,
    `3:13 ${used('The uuid', 2)}`,
  );
  checkProblems(
    `instances:\n  a: {ports: [{id: ${id}}]}\n  b: {ports: [{id: ${id}}]}\n`,
    `3:20 ${used('The port id', 2)}`,
  );
  checkProblems(
    `networks:\n  a: {id: ${id}}\n  b: {id: ${id}}\ninstances: {web: }\n`,
    `3:11 ${used('The id', 2)}`,
  );
  checkProblems(
    `images:\n  a: {id: ${id}, ec2_id: 7}\n  b: {id: ${id}, ec2_id: 7}\ninstances: {web: }\n`,
    `3:11 ${used('The id', 2)}`,
    '3:57 duplicate-id: The EC2 id 7 is used in line 2 already: give each its own.',
  );
});

test('names must be known', () => {
  checkProblems(
    'networks: {private: }\ninstances:\n  web: {networks: [privat]}\n  db: {ports: [{network: public}]}\n',
    '3:20 unknown-network: There is no network called "privat". Did you mean "private"?',
    '4:26 unknown-network: There is no network called "public". Known here: private.',
  );
  checkProblems(
    'routers: {main: {networks: [privte]}}\ninstances: {web: }\n',
    '1:29 unknown-network: There is no network called "privte". Did you mean "private"?',
  );
  checkProblems(
    'default_instance: wbe\ninstances: {web: }\n',
    '1:19 unknown-instance: There is no instance called "wbe". Did you mean "web"?',
  );
  checkProblems(
    'ports:\n  - {network: private, router: mian}\n  - {network: private, instance: wbe}\ninstances: {web: }\n',
    '2:32 unknown-router: There is no router called "mian". Did you mean "main"?',
    '3:34 unknown-instance: There is no instance called "wbe". Did you mean "web"?',
  );
});

test('images and security groups must be known where the file lists them', () => {
  const web = 'instances:\n  web: {image: debain, kernel: vmlinux, security_groups: [wbe]}\n';
  checkProblems(web);
  checkProblems(
    `images: {debian: }\nsecurity_groups: {web: }\n${web}`,
    '4:16 unknown-reference: There is no image called "debain" under images. Did you mean "debian"?',
    '4:32 unknown-reference: There is no image called "vmlinux" under images. Known here: debian.',
    '4:59 unknown-reference: There is no security group called "wbe" under security_groups. Did you mean "web"?',
  );
});

test('a UUID stands for itself, known or not', () => {
  checkProblems(
    'images: {debian: }\nsecurity_groups: {web: }\ninstances:\n  web: {image: 00000000-0000-4000-8000-00000000000a, security_groups: [00000000-0000-4000-8000-00000000000b]}\n',
  );
});

test('an address must be in a subnet of its network, and be one that a port can have', () => {
  checkProblems(
    addresses('10.0.1.4', '10.0.0.255'),
    '2:28 address-outside-subnet: 10.0.1.4 is not on network private (10.0.0.0/24).',
    '3:28 address-outside-subnet: 10.0.0.255 is the first or last address of 10.0.0.0/24, which no port can have.',
  );
  checkProblems(
    'networks: {n: {subnets: []}}\ninstances: {a: {ports: [{fixed_ips: [10.0.0.4]}]}}\n',
    '2:38 address-outside-subnet: 10.0.0.4 is not on network n (which has no subnets).',
  );
  checkProblems(
    'networks: {n: {subnets: [{id: s1, cidr: 10.0.0.0/24}]}}\ninstances: {a: {ports: [{fixed_ips: [{subnet_id: s2}, {subnet_id: s1, ip_address: 10.1.0.4}]}]}}\n',
    '2:50 unknown-reference: Network n has no subnet with id "s2". Known here: s1.',
    '2:83 address-outside-subnet: 10.1.0.4 is not in 10.0.0.0/24.',
  );
});

test('gateway and DHCP server keep their addresses', () => {
  checkProblems(
    `networks: {n: {subnets: [{cidr: 10.0.0.0/24, dhcp_server: 10.0.0.9}]}}\n${addresses('10.0.0.1', '10.0.0.9')}`,
    "3:28 duplicate-address: 10.0.0.1 is the address of the subnet's gateway: choose another.",
    "4:28 duplicate-address: 10.0.0.9 is the address of the subnet's DHCP server: choose another.",
  );
});

test('a DHCP server must be in its subnet, a gateway may be outside of it', () => {
  checkProblems(
    `networks:
  n:
    subnets:
      - {cidr: 10.0.0.0/24, gateway_ip: 10.1.0.1, dhcp_server: 10.2.0.2}
      - {cidr: "2001:db8::/64", gateway_ip: "fe80::1"}
      - {cidr: 203.0.113.7/32, gateway_ip: 198.51.100.1, enable_dhcp: false}
instances: {web: }
`,
    '4:64 address-outside-subnet: 10.2.0.2 is not in 10.0.0.0/24.',
  );
});

test('a gateway has an address that a port could have, of the version of its subnet', () => {
  const gateway = (address: string) =>
    `networks: {n: {subnets: [{cidr: 10.0.0.0/24, gateway_ip: "${address}"}]}}\ninstances: {a: }\n`;
  checkProblems(
    gateway('10.0.0.255'),
    '1:58 address-outside-subnet: 10.0.0.255 is the first or last address of 10.0.0.0/24, which no gateway can have.',
  );
  checkProblems(
    gateway('fe80::1'),
    '1:58 wrong-value: fe80::1 cannot be the gateway of 10.0.0.0/24: one is IPv4, the other IPv6.',
  );
});

test('an address mode is for IPv6, and where the MAC decides the block is a /64', () => {
  const subnet = (cidr: string, mode: string) =>
    `networks: {n: {subnets: [{cidr: "${cidr}", ipv6_address_mode: ${mode}}]}}\ninstances: {a: }\n`;
  checkProblems(subnet('2001:db8::/48', 'dhcpv6-stateful'));
  checkProblems(
    subnet('10.0.0.0/24', 'slaac'),
    '1:67 wrong-value: ipv6_address_mode is for IPv6, not for 10.0.0.0/24.',
  );
  checkProblems(
    subnet('2001:db8::/120', 'dhcpv6-stateless'),
    '1:70 wrong-value: dhcpv6-stateless needs a /64, and 2001:db8::/120 is none.',
  );
});

test('where the MAC decides, an address can only be the one that follows from it', () => {
  const port = (line: string) =>
    `networks: {n: {subnets: [{cidr: "2001:db8::/64", ipv6_address_mode: slaac}]}}\ninstances: {a: {ports: [{${line}}]}}\n`;
  checkProblems(
    port('mac_address: "fa:16:3e:ed:9a:59", fixed_ips: ["2001:db8::f816:3eff:feed:9a59"]'),
  );
  checkProblems(
    port('fixed_ips: ["2001:db8::4"]'),
    '2:38 wrong-value: With ipv6_address_mode: slaac the MAC address decides: leave 2001:db8::4 out.',
  );
});

test('a network that is full is reported once, with how many go without', () => {
  checkProblems(
    'networks: {n: {subnets: [{cidr: 10.0.0.0/29}]}}\ninstances: {a: , b: , c: , d: , e: , f: , g: }\n',
    '2:33 no-free-address: Network n has no free address for e and 2 more: give it a larger cidr or a further subnet.',
  );
  checkProblems(
    'networks: {n: {subnets: [{cidr: 10.0.0.0/31}]}}\nrouters: {}\ninstances: {web: {networks: []}}\n',
  );
});

test('blocks do not overlap on a network or a router', () => {
  checkProblems(
    'networks:\n  n:\n    subnets:\n      - cidr: 10.0.0.0/24\n      - cidr: 10.0.0.128/25\ninstances: {web: }\n',
    '5:15 overlapping-subnets: 10.0.0.128/25 overlaps 10.0.0.0/24 of the same network.',
  );
  const two =
    'networks:\n  n: {subnets: [{cidr: 10.0.0.0/24}]}\n  m: {subnets: [{cidr: 10.0.0.0/16}]}\ninstances: {web: }\n';
  checkProblems(
    `${two}routers: {r: {networks: [n, m]}}\n`,
    '5:29 overlapping-subnets: The networks n (10.0.0.0/24) and m (10.0.0.0/16) overlap: one router cannot join both.',
  );
  checkProblems(two);
});

test('things that say the same are not said twice', () => {
  checkProblems(
    `instances:
  web:
    user_data: x
    user_data_file: y
    user_data_base64: eg==
    networks: [private]
    ports: []
    key: ssh-rsa AAAA
    key_pair: {name: me}
    files: [{path: /a, content: x, content_base64: eA==}]
`,
    '4:5 wrong-value: Write user_data or user_data_file, not both.',
    '5:5 wrong-value: Write user_data or user_data_base64, not both.',
    '7:5 wrong-value: Write networks or ports, not both.',
    '9:5 wrong-value: Write key or key_pair, not both.',
    '10:36 wrong-value: Write content or content_base64, not both.',
  );
});

test('a key must be a public key', () => {
  checkProblems(
    'instances:\n  a: {key: ~/.ssh/id_rsa.pub}\n  b: {key: "-----BEGIN OPENSSH PRIVATE KEY-----"}\n',
    '2:12 wrong-value: This is not a public key: write the one line of a .pub file, such as "ssh-ed25519 AAAA… me".',
    '3:12 wrong-value: This is a private key: the lab needs the public one, from the file that ends in .pub.',
  );
});

test('a subnet that does not stand under its network must name one that there is', () => {
  checkProblems(
    'networks: {lan: }\nsubnets: [{network: lam}, {cidr: 10.0.0.0/24}]\ninstances: {a: }\n',
    '2:21 unknown-network: There is no network called "lam". Did you mean "lan"?',
    '2:27 missing-key: An item of subnets needs the key "network".',
  );
});
