import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readLab } from './read-lab.ts';

const noFile = (path: string): Uint8Array => {
  throw Object.assign(new Error(`open ${path}`), { code: 'ENOENT' });
};

const labOf = (text: string) => {
  const { lab, problems } = readLab(text, 'web.lab.yaml', noFile);
  expect(problems).toEqual([]);
  return lab ?? expect.fail('no lab');
};

test('one name is a lab: with network, router, DHCP server and image', () => {
  const lab = labOf('instances:\n  web:\n');
  expect(lab).toMatchObject({ name: 'web', release: 'epoxy', topology: 'router' });
  expect(lab.networks).toMatchObject([{ name: 'private', mtu: 1450, injected: false }]);
  expect(lab.subnets).toMatchObject([
    {
      cidr: '10.0.0.0/24',
      gatewayIp: '10.0.0.1',
      dhcpServer: '10.0.0.2',
      dnsNameservers: ['10.0.0.2'],
    },
  ]);
  expect(lab.routers).toMatchObject([{ name: 'main' }]);
  expect(lab.ports.map(({ deviceOwner }) => deviceOwner)).toEqual([
    'compute:nova',
    'network:router_interface',
    'network:dhcp',
  ]);
  expect(lab.defaultInstance).toBe(lab.instances[0]);
});

test('the name of a lab is that of its file', () => {
  const nameOf = (file: string) => readLab('instances: {}', file, noFile).lab?.name;
  expect(nameOf('/somewhere/web.lab.yaml')).toBe('web');
  expect(nameOf('test.lab.yml')).toBe('test');
  expect(nameOf('plain.yaml')).toBe('plain');
});

test('two runs agree on everything that is made up', () => {
  const text = 'networks: {a: , b: }\ninstances: {web: , db: {networks: [a, b]}}\n';
  expect(labOf(text)).toEqual(labOf(text));
});

test('a new instance leaves the others as they are', () => {
  const before = labOf('instances: {web: , db: }');
  const after = labOf('instances: {new-1: , web: , new-2: , db: , new-3: }');
  for (const instance of before.instances) expect(after.instances).toContainEqual(instance);
  for (const port of before.ports) expect(after.ports).toContainEqual(port);
});

test('the first instance of the file is the default, whatever it is called', () => {
  expect(labOf('instances: {web: , 10: }').defaultInstance?.name).toBe('web');
  expect(
    labOf('default_instance: 10\ninstances: {web: , 10: }'.replace(' 10', ' "10"')).defaultInstance
      ?.name,
  ).toBe('10');
  expect(labOf('instances: {}').defaultInstance).toBeUndefined();
});

test('sections with nothing in them count as left out', () => {
  const empty =
    'nova:\nneutron:\nnetworks:\nrouters:\nsecurity_groups:\nimages:\nports:\ninstances: {web: }\n';
  expect(labOf(empty)).toEqual(labOf('instances: {web: }'));
});

test('files are found from the folder of the lab, read once, and named for watching', () => {
  const asked: string[] = [];
  const readFile = (path: string) => {
    asked.push(path);
    return new TextEncoder().encode('#cloud-config\n');
  };
  const text =
    'instances:\n  a: {user_data_file: ud/web.yaml}\n  b: {user_data_file: ./ud/web.yaml}\n';
  const { lab, files } = readLab(text, 'labs/web.lab.yaml', readFile);
  expect(asked).toEqual([resolve('labs/ud/web.yaml')]);
  expect(files).toEqual(asked);
  expect(lab?.instances.map(({ userData }) => userData)).toEqual([
    'I2Nsb3VkLWNvbmZpZwo=',
    'I2Nsb3VkLWNvbmZpZwo=',
  ]);
});

const checkFileProblem = (
  readFile: (path: string) => Uint8Array,
  code: string,
  message: string,
) => {
  const text = 'instances:\n  web:\n    user_data_file: ud.yaml\n';
  const { lab, problems, files } = readLab(text, '/labs/web.lab.yaml', readFile);
  expect(lab).toBeUndefined();
  expect(problems).toEqual([
    { code, message, file: '/labs/web.lab.yaml', line: 3, column: 21, endLine: 3, endColumn: 28 },
  ]);
  expect(files).toEqual(['/labs/ud.yaml']);
};

test('a file that cannot be had is a problem at its name, and still to be watched', () => {
  checkFileProblem(noFile, 'unreadable-file', 'There is no such file: /labs/ud.yaml.');
  checkFileProblem(
    () => new Uint8Array(5 * 1024 * 1024),
    'file-too-large',
    '/labs/ud.yaml is larger than 4 MiB: no instance takes that much.',
  );
  checkFileProblem(
    () => {
      throw new Error('the disk is on fire');
    },
    'unreadable-file',
    'the disk is on fire: /labs/ud.yaml.',
  );
});

test('a lab that is too large is not read', () => {
  const { lab, problems } = readLab(`#${' '.repeat(17 * 1024 * 1024)}`, 'web.lab.yaml', noFile);
  expect(lab).toBeUndefined();
  expect(problems).toMatchObject([{ code: 'file-too-large', line: 1, column: 1 }]);
});

test('options of Nova and Neutron keep their values, and files they name become absolute', () => {
  const text = `
nova:
  metadata_proxy_shared_secret: s3cret
  metadata_cache_expiration: 0
  vendordata_jsonfile_path: vd.json
  injected_network_template: ''
  cache: {enabled: true}
neutron: {api: {ports: 503, '*': close}}
instances: {web: }
`;
  const { lab, files } = readLab(text, '/labs/web.lab.yaml', () => new Uint8Array());
  expect(lab?.nova).toMatchObject({
    metadataProxySharedSecret: 's3cret',
    metadataCacheExpirationS: 0,
    vendordataJsonfilePath: '/labs/vd.json',
    injectedNetworkTemplate: undefined,
    cacheEnabled: true,
    cacheBackend: 'dogpile.cache.null',
    frontServer: 'uwsgi',
  });
  expect(lab?.neutron).toMatchObject({
    metadataProxySharedSecret: 's3cret',
    api: { ports: 503, '*': 'close' },
  });
  expect(files).toEqual(['/labs/vd.json']);
});

test('an agent can have a secret of its own', () => {
  const lab = labOf('neutron: {metadata_proxy_shared_secret: other}\ninstances: {web: }');
  expect(lab.neutron.metadataProxySharedSecret).toBe('other');
  expect(lab.nova.metadataProxySharedSecret).toBe('make-believe-secret');
});

test("a vendor data file is only named: reading it, and failing, is Nova's", () => {
  const text = 'nova: {vendordata_jsonfile_path: vd.json}\ninstances: {web: }\n';
  const { lab, problems, files } = readLab(text, '/labs/web.lab.yaml', noFile);
  expect(problems).toEqual([]);
  expect(lab?.nova.vendordataJsonfilePath).toBe('/labs/vd.json');
  expect(files).toEqual(['/labs/vd.json']);
});
