import { expect, test } from 'vitest';
import { readLab } from './read-lab.ts';

const problemsIn = (text: string) =>
  readLab(text, 'web.lab.yaml', () => new Uint8Array()).problems.map(
    ({ line, column, code, message }) => `${line}:${column} ${code}: ${message}`,
  );

const checkProblems = (text: string, ...expected: string[]) =>
  expect(problemsIn(text)).toEqual(expected);

test('what is no lab at all is told how a lab begins', () => {
  const begin =
    'Begin with "instances:" and, on the next line, two blanks and a name such as "web:".';
  checkProblems('', `1:1 not-a-lab: This lab is empty. ${begin}`);
  checkProblems('# x\n', `1:1 not-a-lab: This lab is empty. ${begin}`);
  checkProblems('- a\n', `1:1 not-a-lab: A lab is keys and values, not a list. ${begin}`);
  checkProblems('hello\n', `1:1 not-a-lab: A lab is keys and values, not text. ${begin}`);
});

test('instances are needed', () => {
  const message =
    'A lab needs instances: write `instances:` and below it, indented, a name such as `web:`.';
  checkProblems('release: zed\n', `1:1 missing-key: ${message}`);
  checkProblems('instances:\n', `1:1 wrong-type: ${message}`);
});

test('an unknown key is marked itself, with the key that was meant', () => {
  checkProblems(
    'instances:\n  web:\n    imge: x\n',
    '3:5 unknown-key: web has no key "imge". Did you mean "image"?',
  );
  checkProblems(
    'instances: {web: }\ntoplogy: ovn\n',
    '2:1 unknown-key: The lab has no key "toplogy". Did you mean "topology"?',
  );
  checkProblems(
    'images: {linux: {size: 5}}\ninstances: {web: }\n',
    '1:18 unknown-key: linux has no key "size". Known here: id, ec2_id.',
  );
  checkProblems(
    'instances: {web: {ports: [{}, {networ: a}]}}\n',
    '1:32 unknown-key: An item of ports has no key "networ". Did you mean "network"?',
  );
});

test('a misspelt key is one mistake, though another key is then missing', () => {
  checkProblems(
    'instance: {web: }\n',
    '1:1 unknown-key: The lab has no key "instance". Did you mean "instances"?',
  );
});

test('a value of the wrong type is told what is needed', () => {
  const instance = (line: string) => `instances:\n  web:\n    ${line}\n`;
  checkProblems(
    instance('flavor: 5'),
    '3:13 wrong-type: flavor must be text, not a number. Put it in quotes.',
  );
  checkProblems(
    instance('launch_index: two'),
    '3:19 wrong-type: launch_index must be a number, not text.',
  );
  checkProblems(
    instance('launch_index: 1.5'),
    '3:19 wrong-type: launch_index must be a whole number, not 1.5.',
  );
  checkProblems(
    instance('deleted: yes'),
    '3:14 wrong-type: deleted must be true or false, not text.',
  );
  checkProblems(
    instance('networks: private'),
    '3:15 wrong-type: networks must be a list, not text. Put it in [ ], or begin each item with "- " on a line of its own.',
  );
  checkProblems(
    instance('metadata: [a]'),
    '3:15 wrong-type: metadata must be keys and values, not a list. Begin each line with a name and a colon, not with "- ".',
  );
  checkProblems(
    instance('metadata: {tier: 1}'),
    '3:22 wrong-type: tier must be text, not a number. Put it in quotes.',
  );
  checkProblems(
    instance('user_data: {packages: [vim]}'),
    '3:16 wrong-type: user_data must be text, not keys and values. Put | behind the colon and the text below it, indented.',
  );
  checkProblems(
    instance('flavor:'),
    '3:5 wrong-type: flavor must be text, not nothing. Fill it in, or leave the key out.',
  );
});

test('a value that cannot be is told what can', () => {
  checkProblems(
    'release: epox\ninstances: {web: }\n',
    '1:10 wrong-value: release cannot be "epox": write zed, epoxy or master. Did you mean "epoxy"?',
  );
  checkProblems(
    'nova: {metadata_cache_expiration: -1}\ninstances: {web: }\n',
    '1:35 wrong-value: metadata_cache_expiration must be at least 0, not -1.',
  );
  checkProblems(
    'neutron: {api: {ports: 600, subnets: maybe}}\ninstances: {web: }\n',
    '1:24 wrong-value: ports must be at most 599, not 600.',
    '1:38 wrong-type: Neutron cannot answer "maybe": write ok, close, garbage, refused or a status such as 503.',
  );
});

test('texts that are no UUID, MAC, address or block are told how one looks', () => {
  const port = (line: string) => `instances: {web: {ports: [{${line}}]}}\n`;
  checkProblems(
    'instances: {web: {uuid: 5-5}}\n',
    '1:25 wrong-value: "5-5" is not a UUID: write 8-4-4-4-12 hex digits, or leave the key out for a made-up one.',
  );
  checkProblems(
    port('mac_address: 5'),
    '1:41 wrong-type: mac_address must be text, not a number. Put it in quotes.',
  );
  checkProblems(
    port('mac_address: fa:16'),
    '1:41 wrong-value: "fa:16" is not a MAC address: write six pairs of hex digits, like fa:16:3e:00:00:01.',
  );
  checkProblems(
    port('fixed_ips: [10.0.0.300, 10.0.0.0/24]'),
    '1:40 wrong-value: "10.0.0.300" is not an IP address: write one like 10.0.0.4 or 2001:db8::4.',
    '1:52 wrong-value: "10.0.0.0/24" is a whole block: write one address, like 10.0.0.4.',
  );
  const subnet = (cidr: string) =>
    `networks: {a: {subnets: [{cidr: ${cidr}}]}}\ninstances: {web: }\n`;
  checkProblems(
    subnet('10.0.0.5/24'),
    '1:33 wrong-value: "10.0.0.5/24" has bits beyond its prefix: write 10.0.0.0/24.',
  );
  checkProblems(
    subnet('10.0.0.0'),
    '1:33 wrong-value: "10.0.0.0" is not a block of addresses: write one like 10.0.0.0/24 or 2001:db8::/64.',
  );
});

test('a choice of forms is judged by the form that was meant', () => {
  const fixedIps = (text: string) => `instances: {web: {ports: [{fixed_ips: [${text}]}]}}\n`;
  checkProblems(
    fixedIps('5'),
    '1:40 wrong-type: Write an address like 10.0.0.4, or ip_address and subnet_id.',
  );
  checkProblems(
    fixedIps('{ip_address: 5}'),
    '1:53 wrong-type: ip_address must be text, not a number. Put it in quotes.',
  );
  checkProblems(
    fixedIps('{ip: 10.0.0.4}'),
    '1:41 unknown-key: An item of fixed_ips has no key "ip". Known here: ip_address, subnet_id.',
  );
});

test('a key that is needed is missed at the thing that needs it', () => {
  checkProblems(
    'ports:\n  - device_id: x\ninstances: {web: }\n',
    '2:5 missing-key: An item of ports needs the key "network".',
  );
  checkProblems(
    'instances: {web: {key_pair: {}}}\n',
    '1:19 missing-key: key_pair needs the key "name".',
  );
});

test('names may not be empty', () => {
  checkProblems(
    'instances: {"": }\n',
    '1:13 wrong-value: Some text is needed here, not an empty one.',
  );
});

test('all mistakes of a file are reported in one go, in its order', () => {
  const text = `
release: epox
networks:
  private: {subnets: [{cidr: 10.1.0.0/24, dns_nameservers: [8.8.8.8, x]}]}
instances:
  web:
    imge: x
    networks: [privat]
    source_address: 127.0.0.11
  db:
    ports:
      - {network: private, fixed_ips: [10.1.0.4]}
      - 5
      - {network: private, fixed_ips: [10.1.0.4]}
      - {network: public}
    source_address: 127.0.0.11
  db:
default_instance: wbe
`;
  expect(problemsIn(text).map((problem) => problem.slice(0, problem.indexOf(': ')))).toEqual([
    '2:10 wrong-value',
    '4:70 wrong-value',
    '7:5 unknown-key',
    '8:16 unknown-network',
    '13:9 wrong-type',
    '14:40 duplicate-address',
    '15:19 unknown-network',
    '16:21 duplicate-address',
    '17:3 duplicate-name',
    '18:19 unknown-instance',
  ]);
});

test('a small mistake in the syntax does not hide the others', () => {
  checkProblems(
    'release: !x zed\ninstances: {web: {imge: x}}\n',
    '1:10 yaml-syntax: Tags such as this one have no meaning in a lab: leave it out.',
    '2:19 unknown-key: web has no key "imge". Did you mean "image"?',
  );
  checkProblems(
    'instances:\n  web:\n    imge: x\n   flavor: y\n',
    '4:1 yaml-syntax: This line is not indented like its neighbours.',
  );
});

test('what only follows from another mistake is not reported', () => {
  checkProblems(
    'network: {storage: }\ninstances: {web: {networks: [storage]}}\n',
    '1:1 unknown-key: The lab has no key "network". Did you mean "networks"?',
  );
  checkProblems(
    'networks: {a: {subnets: [{cidr: 10.5.0.0/33}]}}\ninstances: {web: {ports: [{fixed_ips: [10.5.0.4]}]}}\n',
    '1:33 wrong-value: "10.5.0.0/33" is not a block of addresses: write one like 10.0.0.0/24 or 2001:db8::/64.',
  );
  checkProblems(
    'networks: {a: 5}\ninstances: {web: {networks: [a]}}\n',
    '1:15 wrong-type: a must be keys and values, not a number.',
  );
  checkProblems(
    'networks: {a: {subnets: [{cidr: 10.5.0.0/24}]}, b: }\ninstances: {web: {ports: [{netwrk: b, fixed_ips: [10.0.0.4]}]}}\n',
    '2:28 unknown-key: An item of ports has no key "netwrk". Did you mean "network"?',
  );
});

test('what an alias repeats is wrong once', () => {
  checkProblems(
    'instances:\n  a: &it {launch_index: x}\n  b: *it\n',
    '2:25 wrong-type: launch_index must be a number, not text.',
  );
});
