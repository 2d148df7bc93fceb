import { expect, test } from 'vitest';
import { defaultAgentCache, defaultRateLimiting } from './neutron-defaults.ts';
import { readLab } from './read-lab.ts';

const read = (neutron: string) => {
  const text = `neutron: ${neutron}\ninstances: {web: }\n`;
  const { lab, problems } = readLab(text, 'web.lab.yaml', () => new Uint8Array());
  return {
    neutron: lab?.neutron,
    problems: problems.map(({ column, message }) => `${column}: ${message}`),
  };
};

test.each(['', '{metadata_rate_limiting: , cache: }', '{metadata_rate_limiting: {}, cache: {}}'])(
  'with neutron: %s nobody is limited and nothing is remembered',
  (section) => {
    const { neutron, problems } = read(section);
    expect(problems).toEqual([]);
    expect(neutron?.metadataRateLimiting).toEqual(defaultRateLimiting);
    expect(neutron?.cache).toEqual(defaultAgentCache);
  },
);

test('the limits have the names that they have in Neutron', () => {
  const section = `{metadata_rate_limiting: {rate_limit_enabled: true, ip_versions: [6],
    base_window_duration: 60, base_query_rate_limit: 100,
    burst_window_duration: 5, burst_query_rate_limit: 20}}`;
  expect(read(section)).toMatchObject({
    problems: [],
    neutron: {
      metadataRateLimiting: {
        rateLimitEnabled: true,
        ipVersions: [6],
        baseWindowDurationS: 60,
        baseQueryRateLimit: 100,
        burstWindowDurationS: 5,
        burstQueryRateLimit: 20,
      },
    },
  });
});

test('so has the port cache of the agent', () => {
  const section = '{cache: {enabled: true, backend: oslo_cache.dict, expiration_time: 5}}';
  expect(read(section)).toMatchObject({
    problems: [],
    neutron: { cache: { enabled: true, backend: 'oslo_cache.dict', expirationTimeS: 5 } },
  });
});

test.each([
  ['{metadata_rate_limiting: {ip_versions: [5]}}', '50: An IP version is 4 or 6.'],
  ['{metadata_rate_limiting: {base_window_duration: 0}}', /at least 1|1 or more/],
  ['{cache: {expiration_time: -1}}', /0/],
  ['{metadata_rate_limit: {}}', /Did you mean "metadata_rate_limiting"\?/],
])('neutron: %s is told what is wrong', (section, expected) => {
  const { problems } = read(section);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(expected);
});
