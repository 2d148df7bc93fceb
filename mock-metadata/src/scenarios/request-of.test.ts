import { expect, test } from 'vitest';
import { resultsOf, sampleHead } from './sample-scenario.ts';

/** The head lines that the first hop got, for one `send`; curl's own three left out. */
const linesOf = async (send: string): Promise<readonly string[]> => {
  const [result] = await resultsOf(`${sampleHead}- send: ${send}\n  expect: {took: 0s}\n`);
  const request = result?.steps[0]?.trace?.hops[0]?.received;
  return (request?.headers ?? [])
    .map(([name, value]) => `${name}: ${value}`)
    .filter((line) => !/^(?:Host: 169|User-Agent: curl|Accept: \*)/.test(line));
};

const checkLines = async (send: string, ...expected: readonly string[]) =>
  expect(await linesOf(send)).toEqual(expected);

test('a request is what curl sends', async () => {
  await checkLines('{}');
  await checkLines('{method: POST, body: hello}', 'Content-Length: 5');
  await checkLines('{method: POST, body: hello, body_sent: chunked}', 'Transfer-Encoding: chunked');
});

test('headers are set, repeated and removed in their own case and place', async () => {
  await checkLines('{headers: {x-A: 1, X-B: [2, 3], Accept: null}}', 'x-A: 1', 'X-B: 2', 'X-B: 3');
  await checkLines('{headers: {HOST: elsewhere}}', 'HOST: elsewhere');
  await checkLines('{headers: {X-A: 1, x-a: 2}}', 'X-A: 1', 'x-a: 2');
  await checkLines('{body: hello, headers: {content-length: null}}');
});

test('what is beyond ASCII goes over the wire as UTF-8', async () => {
  await checkLines('{headers: {X-A: é}}', 'X-A: Ã©');
});

test('a long value need not be written out', async () => {
  await checkLines('{headers: {X-A: {repeat: ab, times: 3}}}', 'X-A: ababab');
});

const signature = '3d1dd5a32b4ab0fd9b0f4cdd5fdb4eb8';

test('sign adds what an agent sends, and each line can be changed', async () => {
  const lines = await linesOf('{to: nova, sign: true, headers: {X-Tenant-ID: null}}');
  expect(lines.map((line) => line.replace(/[0-9a-f]{64}/, signature))).toEqual([
    'X-Forwarded-For: 10.0.0.4',
    'X-Instance-ID: a1a1a1a1-0000-4000-8000-000000000001',
    `X-Instance-ID-Signature: ${signature}`,
  ]);
  const others = await linesOf('{to: nova, sign: {instance: db-1, tenant: t, secret: s}}');
  expect(others.slice(0, 3)).toEqual([
    'X-Forwarded-For: 10.0.0.5',
    'X-Instance-ID: a1a1a1a1-0000-4000-8000-000000000002',
    'X-Tenant-ID: t',
  ]);
  const provider = await linesOf('{to: nova, sign: {provider: edge}}');
  expect(provider[0]).toBe('X-Metadata-Provider: edge');
  expect(provider[1]).toMatch(/^X-Metadata-Provider-Signature: [0-9a-f]{64}$/);
});

test('proxy_headers are those of the proxy that the instance meets', async () => {
  const lines = await linesOf('{to: agent, proxy_headers: true}');
  expect(lines).toContain('x-neutron-router-id: b2b2b2b2-0000-4000-8000-000000000001');
  expect(lines).toContain('x-forwarded-for: ::ffff:10.0.0.4');
});

test('proxy_headers name the address that the request comes from', async () => {
  const lines = await linesOf('{to: agent, proxy_headers: true, source_address: 10.0.0.99}');
  expect(lines).toContain('x-forwarded-for: ::ffff:10.0.0.99');
});

test('a request straight to the agent is not counted by the proxy whose headers it has', async () => {
  const limit = 'rate_limit_enabled: true, base_query_rate_limit: 1, burst_query_rate_limit: 1';
  const [result] = await resultsOf(
    `${sampleHead}- change: {neutron: {metadata_rate_limiting: {${limit}}}}\n` +
      '- send: {to: agent, proxy_headers: true}\n- send: {}\n  expect: {status: 200}\n',
  );
  expect(result?.steps.map(({ state }) => state)).toEqual(['passed', 'passed', 'passed']);
});
