import { expect, test } from 'vitest';
import type { Vif, VifSubnet } from '../lab/model.ts';
import { testCloud } from './test-cloud.ts';

const subnet = (version: 4 | 6, more: Partial<VifSubnet> = {}): VifSubnet => ({
  cidr: version === 4 ? '10.0.0.0/24' : '2001:db8::/64',
  version,
  gateway: version === 4 ? '10.0.0.1' : 'fe80::1',
  dns: ['9.9.9.9', '8.8.8.8'],
  ips: [{ address: version === 4 ? '10.0.0.4' : '2001:db8::4', version, floatingIps: [] }],
  routes: [{ cidr: '10.9.9.9/16', gateway: '10.0.0.2' }],
  dhcpServer: null,
  enableDhcp: null,
  ipv6AddressMode: null,
  ...more,
});

const vif = (injected: boolean, ...subnets: VifSubnet[]): Vif => ({
  id: 'vif-1',
  address: 'fa:16',
  type: 'ovs',
  devname: null,
  vnicType: 'normal',
  details: {},
  profile: {},
  network: { id: 'net-1', label: '', bridge: null, mtu: null, injected, subnets },
});

const cloudWith = (template: string | undefined, ...networkInfo: Vif[]) =>
  testCloud({
    instances: [{ networkInfo }],
    nova: { injectedNetworkTemplate: template === undefined ? undefined : 'net.j2' },
    files: { 'net.j2': template ?? '' },
  });

const content = '/openstack/content/0000';
const names = '{% for i in interfaces %}{{ i.name }} {% endfor %}';

test('only injected networks without DHCP server are filled in, numbered among all', () => {
  const dhcp = subnet(4, { dhcpServer: '10.0.0.2' });
  const vifs = [vif(false, subnet(4)), vif(true, dhcp), vif(true, subnet(4)), vif(true, subnet(6))];
  expect(cloudWith(names, ...vifs).text(content)).toBe('eth2 eth3 ');
});

test('the values of an interface are those of Nova', () => {
  const template =
    '{% for i in interfaces %}{{ i.address }}/{{ i.netmask }} {{ i.broadcast }} {{ i.gateway }} {{ i.dns }} ' +
    '{{ i.routes[0].network }}/{{ i.routes[0].netmask }} {{ i.address_v6 }}/{{ i.netmask_v6 }} {{ i.dns_v6 }}{% endfor %}' +
    '{{ use_ipv6 }}{{ libvirt_virt_type }}';
  expect(cloudWith(template, vif(true, subnet(4), subnet(6))).text(content)).toBe(
    '10.0.0.4/255.255.255.0 10.0.0.255 10.0.0.1 9.9.9.9 8.8.8.8 10.9.9.9/255.255.0.0 2001:db8::4/64 9.9.9.9 8.8.8.8TrueNone',
  );
  expect(
    cloudWith(template, vif(true, subnet(4, { cidr: '10.0.0.4/31' }))).text(content),
  ).toContain(' None ');
});

test('meta_data.json points to it, after the metadata', () => {
  const pointer =
    '"network_config": {"name": "network_config", "content_path": "/content/0000"}, "hostname"';
  const path = '/openstack/2012-08-10/meta_data.json';
  expect(cloudWith(names, vif(true, subnet(4))).text(path)).toContain(pointer);
  expect(cloudWith(names, vif(false, subnet(4))).text(path)).not.toContain('network_config');
  expect(cloudWith(undefined, vif(true, subnet(4))).text(path)).not.toContain('network_config');
});

test('there is no other content, and none without a template', () => {
  const cloud = cloudWith(names, vif(true, subnet(4)));
  expect(cloud.text('/openstack/content/0001')).toBe('404');
  expect(cloud.text('/openstack/content/0000/x')).toBe('404');
  expect(cloudWith(undefined, vif(true, subnet(4))).text(content)).toBe('404');
});

test('a template that gives nothing is no content, and meta_data.json names none', () => {
  const path = '/openstack/latest/meta_data.json';
  for (const [template, isThere] of [
    ['{% if not interfaces %}x{% endif %}', false],
    ['', false],
    [' ', true],
  ] as const) {
    const cloud = cloudWith(template, vif(true, subnet(4)));
    expect(cloud.text(content), template).toBe(isThere ? template : '404');
    expect(cloud.text(path).includes('network_config'), template).toBe(isThere);
  }
});

test.each([['{% for %}'], ['{{ nothing.at.all }}'], ['{% if interfaces %}']])(
  'the template %s makes everything of the instance 500, and the log says why',
  (template) => {
    const cloud = cloudWith(template, vif(true, subnet(4)));
    expect([cloud.text('/latest'), cloud.text(content)]).toEqual(['500', '500']);
    expect(cloud.warnings).toHaveLength(1);
    expect(cloud.warnings[0]).toContain('injected_network_template names net.j2');
  },
);

test('a template that is not there does the same', () => {
  const cloud = testCloud({
    instances: [{ networkInfo: [vif(true, subnet(4))] }],
    nova: { injectedNetworkTemplate: 'gone.j2' },
  });
  expect(cloud.text('/latest')).toBe('500');
  expect(cloud.warnings[0]).toContain('no file gone.j2');
});

test.each([
  { cidr: 'odd' },
  { cidr: 'odd', enableDhcp: true },
  { routes: [{ cidr: 'odd', gateway: '10.0.0.2' }] },
])(
  'with a block that is none, %j, everything of the instance is 500, and the log says why once',
  (more) => {
    const cloud = cloudWith(names, vif(true, subnet(4, more)));
    expect([cloud.text('/latest'), cloud.text(content)]).toEqual(['500', '500']);
    expect(cloud.text('/')).toContain('latest');
    expect(cloud.warnings).toEqual([expect.stringContaining('invalid IPNetwork odd')]);
  },
);
