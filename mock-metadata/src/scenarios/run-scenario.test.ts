import { expect, test } from 'vitest';
import { runScenario } from './run-scenario.ts';
import { readSample, resultsOf, sampleHead, scenarioIn } from './sample-scenario.ts';

/** How the steps of a scenario end: `passed`, `not-tried`, or what was seen instead of what was expected. */
const endsOf = async (steps: string, head = sampleHead): Promise<readonly string[]> => {
  const [result] = await resultsOf(head + steps);
  return (result?.steps ?? []).map(({ state, checks }) => {
    const wrong = checks.filter(({ passed }) => !passed);
    return state === 'failed'
      ? wrong.map(({ what, expected, seen }) => `${what}: ${expected} | ${seen}`).join('; ')
      : state;
  });
};

const checkEnds = async (steps: string, ...expected: readonly string[]) =>
  expect(await endsOf(steps)).toEqual(expected);

/** What comes of one `expect` about the usual request, for web-1's meta_data.json. */
const checkExpect = async (line: string, expected: string) =>
  checkEnds(`- send: {}\n  expect:\n    ${line}\n`, expected);

test.each([
  'status: 200',
  'status: [404, 200]',
  'status: {zed: 404, other: 200}',
  'outcome: answer',
  'headers: {content-TYPE: application/json, X-Nope: null, Content-Length: {matches: "^[0-9]+$"}}',
  'body: {contains: [uuid, web-1], not_contains: db-1, matches: "^{.*}$", not_matches: "^x"}',
  'body: {json: {$.uuid: {from_lab: instances.web-1.uuid}, $.meta: {equals: {role: web}}}}',
  'body: {json: {"$[\'meta\'].role": web, $.launch_index: 0, $.devices: {length: 0}}}',
  'body: {json: {$.keys: {exists: false}, $.name: {exists: true, length: 5}}}',
  'body: {empty: false}',
  'decided_by: nova',
  'rule: metadata-served',
  'reason: {contains: web-1}',
  'took: 0s',
  'nova_received: true',
  'nova_received: {times: 1, method: GET, path: /openstack/latest/meta_data.json, body: ""}',
  'nova_received: {headers: {X-Instance-ID: {from_lab: instances.web-1.uuid}, Cookie: null}}',
])('an expectation that is met: %s', async (line) => checkExpect(line, 'passed'));

test.each([
  ['status: 404', 'status: 404 | 200 OK'],
  ['status: {epoxy: [401, 403], other: 200}', 'status: 401 or 403 | 200 OK'],
  ['outcome: closed', 'outcome: closed | 200 OK'],
  ['headers: {Content-Type: null}', 'header Content-Type: null | "application/json"'],
  ['headers: {X-Nope: yes}', 'header X-Nope: "yes" | nothing'],
  ['body: {json: {$.meta.role: db}}', '$.meta.role: "db" | "web"'],
  ['body: {json: {$.meta.role: null}}', '$.meta.role: null | "web"'],
  ['body: {json: {$.nope: null}}', '$.nope: null | nothing'],
  ['body: {json: {$.launch_index: "0"}}', '$.launch_index: "0" | 0'],
  [
    'body: {json: {$.uuid: {exists: false}}}',
    '$.uuid: is not there | "a1a1a1a1-0000-4000-8000-000000000001"',
  ],
  ['body: {json: {$.devices: {length: 1}}}', '$.devices: has length 1 | []'],
  ['body: {empty: true}', 'body: empty | 936 bytes'],
  ['body: {bytes: 3}', 'body: 3 bytes | 936 bytes'],
  ['body: {base64: aGVsbG8=}', 'body: base64 "aGVsbG8=" | 936 bytes'],
  ['decided_by: agent', 'decided by: agent | nova'],
  ['rule: tenant-mismatch', 'rule: "tenant-mismatch" | "metadata-served"'],
  ['took: 1s', 'time: 1 s | 0 s'],
  ['nova_received: false', 'Nova received: nothing | a request'],
  ['nova_received: {times: 2}', 'requests that Nova received: 2 | 1'],
  ['nova_received: {times: 0}', 'requests that Nova received: 0 | 1'],
  ['nova_received: {method: POST}', 'Nova received method: "POST" | "GET"'],
  [
    'nova_received: {headers: {X-Tenant-ID: x}}',
    'Nova received header X-Tenant-ID: "x" | "project-a"',
  ],
])('an expectation that is not met: %s', async (line, seen) => checkExpect(line, seen));

test('a text in JSON is no number, and true is none', async () => {
  const change = '- change: {instances: {web-1: {metadata: {role: "5", is: "true"}}}}\n';
  const at = (path: string, value: string) =>
    `${change}- send: {}\n  expect: {body: {json: {${path}: ${value}}}}\n`;
  await checkEnds(at('$.meta.role', '"5"'), 'passed', 'passed');
  await checkEnds(at('$.meta.role', '5'), 'passed', '$.meta.role: 5 | "5"');
  await checkEnds(at('$.meta.is', 'true'), 'passed', '$.meta.is: true | "true"');
});

test('what is no JSON fails every look into it', async () => {
  await checkEnds(
    '- send: {path: /latest/meta-data/hostname}\n  expect: {body: {json: {$.a: 1}}}\n',
    'body: JSON | "web-1.novalocal"',
  );
});

test('where nothing came back, a status is told what came instead', async () => {
  await checkEnds(
    '- fault: {proxy: away}\n- send: {}\n  expect: {status: 200, body: {empty: true}}\n',
    'passed',
    'status: 200 | refused: nobody listens; body: empty | nothing',
  );
});

test('a step that fails is the last that is tried', async () => {
  await checkEnds(
    '- send: {}\n  expect: {status: 404}\n- wait: 1s\n- send: {}\n  expect: {status: 200}\n',
    'status: 404 | 200 OK',
    'not-tried',
    'not-tried',
  );
});

test('the clock moves when the scenario says so, and nobody waits', async () => {
  const deleted = '- change: {instances: {web-1: {deleted: true}}}\n';
  const asked = (status: number) => `- send: {}\n  expect: {status: ${status}}\n`;
  await checkEnds(
    `${asked(200)}${deleted}- wait: 14s\n${asked(200)}- wait: 2s\n${asked(404)}`,
    ...Array.from({ length: 6 }, () => 'passed'),
  );
});

test('a delay takes time by that clock only', async () => {
  await checkEnds(
    '- fault: {nova: {delay: 5s}}\n- send: {}\n  expect: {status: 200, took: 5s}\n',
    'passed',
    'passed',
  );
});

test('repeated requests must all come out as expected, and the first that does not is told', async () => {
  const [result] = await resultsOf(
    `${sampleHead}- fault: {nova: {flapping: {fail: 1, pass: 1}}}\n- repeat: 4\n  send: {}\n  expect: {status: 503}\n`,
  );
  expect(result?.steps[1]).toMatchObject({ state: 'failed', failedAt: 2 });
});

test('changes are laid one over the other, and null takes a key away', async () => {
  const role = (value: string) =>
    `- send: {}\n  expect: {body: {json: {$.meta.role: ${value}}}}\n- wait: 16s\n`;
  await checkEnds(
    `- change: {instances: {web-1: {metadata: {role: a, more: b}}}}\n${role('a')}` +
      `- change: {instances: {web-1: {metadata: {role: null}}}}\n${role('{exists: false}')}` +
      '- send: {}\n  expect: {body: {json: {$.meta.more: b}}}\n',
    ...Array.from({ length: 7 }, () => 'passed'),
  );
});

test('it runs once in each release and topology, each time from the beginning', async () => {
  const head = sampleHead
    .replace('releases: epoxy', 'releases: [zed, master]')
    .replace('lab:', 'topology: [dhcp, router]\nlab:');
  const post = '- send: {method: POST, path: /openstack/latest/password, body: x}\n';
  const results = await resultsOf(`${head}${post}  expect: {status: 200}\n`);
  expect(
    results.map(({ release, topology, passed }) => `${release} ${topology} ${passed}`),
  ).toEqual(['zed dhcp true', 'zed router true', 'master dhcp true', 'master router true']);
});

test('only the runs that are wanted are run', async () => {
  const scenario = scenarioIn(
    `${sampleHead.replace('releases: epoxy\n', '')}- send: {}\n  expect: {status: 200}\n`,
  );
  const results = await runScenario(scenario, {
    readFile: readSample,
    wants: ({ release }) => release === 'zed',
    now: () => 0,
  });
  expect(results.map(({ release }) => release)).toEqual(['zed']);
});

test('the same scenario gives the same bytes each time', async () => {
  const bodies = async () => {
    const [result] = await resultsOf(`${sampleHead}- send: {}\n  expect: {status: 200}\n`);
    return JSON.stringify(result?.steps[0]?.trace?.outcome);
  };
  expect(await bodies()).toBe(await bodies());
});

test('vendor data services are never asked', async () => {
  await checkEnds(
    '- change: {nova: {vendordata_providers: [DynamicJSON], vendordata_dynamic_targets: ["a@http://127.0.0.1:1/"]}}\n' +
      '- send: {path: /openstack/latest/vendor_data2.json}\n  expect: {status: 200, body: "{\\"a\\": {}}"}\n',
    'passed',
    'passed',
  );
});
