import { expect, test } from 'vitest';
import { type Expectation, expectationOf, mostCharacters, regionsOf } from './regions.ts';

const checkRegions = (
  text: string,
  expected: readonly string[],
  expectation: Expectation = 'user-data',
): void => {
  const regions = regionsOf(text, expectation).map(
    ({ kind, start, end, jinja }) =>
      `${kind}${jinja ? ' jinja' : ''} ${JSON.stringify(text.slice(start, end))}`,
  );
  expect(regions).toEqual(expected);
};

test('a file is what its first line says', () => {
  checkRegions('#cloud-config\na: 1\n', ['cloud-config "#cloud-config\\na: 1\\n"']);
  checkRegions('#!/bin/sh\n', ['other "#!/bin/sh\\n"']);
  checkRegions('#include\nhttp://a\n', ['other "#include\\nhttp://a\\n"']);
  checkRegions('a: 1\n', ['unknown "a: 1\\n"']);
});

test('a template is what its second line says', () => {
  checkRegions('## template: jinja\n#cloud-config\na: 1\n', [
    'cloud-config jinja "#cloud-config\\na: 1\\n"',
  ]);
  checkRegions('## template: jinja\na: 1\n', ['unknown jinja "a: 1\\n"']);
});

test('a MIME document has a region for each part', () => {
  const text = [
    'Content-Type: multipart/mixed; boundary="=B="',
    'MIME-Version: 1.0',
    '',
    '--=B=',
    'Content-Type: text/cloud-config',
    '',
    'a: 1',
    '--=B=',
    'Content-Type: text/plain',
    '',
    '## template: jinja',
    '#cloud-config',
    'b: 2',
    '--=B=',
    'Content-Type: text/x-shellscript',
    '',
    '#!/bin/sh',
    '--=B=--',
    '',
  ].join('\n');
  checkRegions(text, [
    'cloud-config "a: 1\\n"',
    'cloud-config jinja "#cloud-config\\nb: 2\\n"',
    'other "#!/bin/sh\\n"',
  ]);
});

test('a MIME document with a boundary that is nowhere has no parts', () => {
  checkRegions('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--y\n', []);
  checkRegions('MIME-Version: 1.0\n\nhello\n', ['other "hello\\n"']);
});

test('name and language tell what the text does not', () => {
  expect(expectationOf('cloud-config', 'file:///a/user-data')).toBe('user-data');
  expect(expectationOf('cloud-config', 'file:///a/network-config')).toBe('network-config');
  expect(expectationOf('cloud-config', 'file:///a/web-1_network-config.yaml')).toBe(
    'network-config',
  );
  expect(expectationOf('cloud-config', 'file:///a/web.meta-data')).toBe('meta-data');
  expect(expectationOf('cloud-config', 'file:///a/mynetwork-config.yaml')).toBe('user-data');
  expect(expectationOf('cloud-config', 'file:///a/meta-data')).toBe('meta-data');
  expect(expectationOf('cloud-config', 'file:///etc/cloud/cloud.cfg.d/99.cfg')).toBe(
    'system-config',
  );
  expect(expectationOf('cloud-config', 'file:///a/web.cfg')).toBe('config-file');
  expect(expectationOf('yaml', 'file:///a/x.yaml')).toBe('nothing');
  checkRegions('version: 2\n', ['network-config "version: 2\\n"'], 'network-config');
  checkRegions('users: []\n', ['system-config "users: []\\n"'], 'system-config');
  checkRegions('#cloud-config\n', ['system-config "#cloud-config\\n"'], 'system-config');
  checkRegions('users: []\n', ['system-config "users: []\\n"'], 'config-file');
  checkRegions('#cloud-config\n', ['cloud-config "#cloud-config\\n"'], 'config-file');
  checkRegions('a: 1\n', ['other "a: 1\\n"'], 'nothing');
  checkRegions('#cloud-config\n', ['cloud-config "#cloud-config\\n"'], 'nothing');
});

test('an older version of a file is what the file is', () => {
  const older = (path: string) =>
    `git:${path}?%7B%22path%22%3A%22${encodeURIComponent(path)}%22%7D`;
  expect(expectationOf('cloud-config', older('/a/web.network-config.yaml'))).toBe('network-config');
  expect(expectationOf('cloud-config', older('/etc/cloud/cloud.cfg'))).toBe('system-config');
  expect(expectationOf('cloud-config', older('/a/cloud.cfg.d/99.cfg'))).toBe('system-config');
  expect(expectationOf('yaml', older('/a/web.lab.yaml'))).toBe('lab');
  expect(expectationOf('cloud-config', 'a/what?.cfg')).toBe('config-file');
});

test('files of the mock are known by their language, in other editors by their name', () => {
  expect(expectationOf('openstack-lab', 'untitled:1')).toBe('lab');
  expect(expectationOf('openstack-scenario', 'file:///a/x.yaml')).toBe('scenario');
  expect(expectationOf('yaml', 'file:///a/user-data.lab.yml')).toBe('lab');
  expect(expectationOf('yaml', 'file:///a/x.scenario.yaml')).toBe('scenario');
  expect(expectationOf('cloud-config', 'file:///a/x.lab.yaml')).toBe('user-data');
});

test('a file of the mock is one region, whatever it begins with', () => {
  checkRegions('#cloud-config\na: 1\n', ['lab "#cloud-config\\na: 1\\n"'], 'lab');
  checkRegions('## template: jinja\n', ['scenario "## template: jinja\\n"'], 'scenario');
  const [large] = regionsOf('a'.repeat(mostCharacters + 1), 'lab');
  expect(large?.kind).toBe('other');
});
