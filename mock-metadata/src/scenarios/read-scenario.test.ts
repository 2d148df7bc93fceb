import { string as anyText, check, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { readingOf, sampleHead } from './sample-scenario.ts';

const problemsIn = (text: string): readonly string[] =>
  readingOf(text).problems.map(
    ({ file, line, column, code, message }) =>
      `${file === 'a.scenario.yaml' ? '' : `${file}:`}${line}:${column} ${code}: ${message}`,
  );

/** What is wrong with steps, the first of which stands in line 6. */
const checkSteps = (steps: string, ...expected: readonly string[]) =>
  expect(problemsIn(`${sampleHead}${steps}`)).toEqual(expected);

/** A request whose `send` has one more key in line 7, and what is wrong with it. */
const checkSend = (line: string, ...expected: readonly string[]) =>
  checkSteps(`- send:\n    ${line}\n  expect: {status: 200}\n`, ...expected);

/** A request whose `expect` has one key in line 8, and what is wrong with it. */
const checkExpect = (line: string, ...expected: readonly string[]) =>
  checkSteps(`- send: {}\n  expect:\n    ${line}\n`, ...expected);

const good = '- send: {}\n  expect: {status: 200}\n';

test('what is no scenario at all is told how one begins', () => {
  const begin = 'It begins with "title:", "why:", "lab:" and "steps:".';
  expect(problemsIn('')).toEqual([
    `1:1 not-a-scenario: A scenario is keys and values, not nothing. ${begin}`,
  ]);
  expect(problemsIn('- a\n')).toEqual([
    `1:1 not-a-scenario: A scenario is keys and values, not a list. ${begin}`,
  ]);
});

test('what is missing is named', () => {
  expect(problemsIn('title: T\nsteps: []\n')).toEqual([
    '1:1 missing-key: The scenario needs the key "why".',
    '1:1 missing-key: The scenario needs the key "lab".',
    '2:8 wrong-value: Write at least one step.',
  ]);
});

test('a key of a request that stands beside it is told where it belongs', () => {
  checkSteps(
    '- send: {}\n  path: /\n  status: 200\n  headers: {}\n',
    '7:3 unknown-key: "path" belongs inside of "send:".',
    '8:3 unknown-key: "status" belongs inside of "expect:".',
    '9:3 unknown-key: "headers" belongs inside of "send:" or "expect:".',
  );
});

test('a misspelt key is told which was meant', () => {
  checkSteps(
    '- sned: {}\n',
    '6:3 unknown-key: An item of steps has no key "sned". Did you mean "send"?',
  );
  checkExpect('statsu: 200', '8:5 unknown-key: expect has no key "statsu". Did you mean "status"?');
  checkExpect(
    'body: {contians: x}',
    '8:12 unknown-key: body has no key "contians". Did you mean "contains"?',
  );
  checkExpect(
    'body: {json: {$.a: {matchs: x}}}',
    '8:25 unknown-key: $.a has no key "matchs". Did you mean "matches"?',
  );
  checkExpect('status: {zd: 200}', '8:14 unknown-key: "zd" cannot stand here. Did you mean "zed"?');
});

test('a scenario that expects nothing could not fail', () => {
  checkSteps(
    '- send: {}\n',
    '5:1 expects-nothing: No step expects anything, so this could never fail. Add `expect:` to one that sends a request.',
  );
  checkSteps(
    '- send: {}\n  expect: {}\n',
    '7:3 missing-key: Say what is expected: status, body, decided_by …',
  );
  checkExpect(
    'headers: {}',
    '8:14 expects-nothing: This could never fail: name a header and what it is, or null for none.',
  );
  checkExpect(
    'body: {}',
    '8:11 expects-nothing: This could never fail: say what is expected of the body, such as {contains: …} or {json: {$.uuid: …}}.',
  );
  checkExpect('status: []', '8:13 wrong-value: status must have at least 1 in its list, not 0.');
  checkExpect(
    'body: {contains: []}',
    '8:22 wrong-value: An empty list holds for every answer: name at least one text.',
  );
  checkExpect(
    'headers: {X-A: {not_contains: []}}',
    '8:35 wrong-value: An empty list holds for every answer: name at least one text.',
  );
});

test('a step does one thing', () => {
  checkSteps(
    `- title: x\n${good}`,
    '6:3 missing-key: Say what this step does: send, wait, change or fault.',
  );
  checkSteps(
    '- send: {}\n  wait: 3s\n  expect: {status: 200}\n',
    '7:3 wrong-value: A step does one thing: make two steps of send and wait.',
  );
  checkSteps(
    `- wait: 3s\n  expect: {status: 200}\n`,
    '7:3 wrong-value: Nothing is sent in this step, so there is nothing to expect. Put expect into a step with send.',
  );
});

test('a value for each release must be there for each release that runs', () => {
  const all = sampleHead.replace('releases: epoxy', 'releases: [zed, epoxy]');
  expect(problemsIn(`${all}- send: {}\n  expect: {status: {epoxy: 200}}\n`)).toEqual([
    '7:12 missing-key: Nothing is said here for release zed. Add "zed:" or "other:", or leave zed out of `releases`.',
  ]);
  expect(problemsIn(`${all}- send: {}\n  expect: {status: {epoxy: 200, other: 404}}\n`)).toEqual(
    [],
  );
});

test('names must be those of the lab', () => {
  checkSend(
    'from: web-2',
    '7:11 unknown-instance: The lab has no instance "web-2". Did you mean "web-1"?',
  );
  checkSend(
    'headers: {X-A: {from_lab: instances.wbe-1.uuid}}',
    '7:31 unknown-reference: The lab has no "wbe-1" in instances. Did you mean "web-1"?',
  );
  checkSend(
    'headers: {X-A: {from_lab: instances.web-1.uid}}',
    '7:31 unknown-reference: "uid" cannot be taken of instances. Did you mean "uuid"?',
  );
  checkExpect(
    'body: {from_lab: instances.web-1.constructor}',
    '8:22 unknown-reference: "constructor" cannot be taken of instances. Known here: uuid, project_id, hostname, address, mac_address.',
  );
  checkExpect(
    'body: {from_lab: constructor.web-1.uuid}',
    '8:22 unknown-reference: "constructor.web-1.uuid" names nothing in a lab. Write it like instances.web-1.uuid, networks.private.id or routers.gateway.id.',
  );
  checkExpect(
    'body: {from_lab: web-1}',
    '8:22 unknown-reference: "web-1" names nothing in a lab. Write it like instances.web-1.uuid, networks.private.id or routers.gateway.id.',
  );
});

test('a hop must be on the way', () => {
  checkSend(
    'to: load_balancer',
    '7:9 wrong-value: In topology router there is no load_balancer. Send it to one of: instance, proxy, agent, nova.',
  );
  checkSteps(
    `- fault: {host_proxy: away}\n${good}`,
    '6:11 wrong-value: In topology router there is no host_proxy, so it cannot fail. There are: proxy, agent, nova.',
  );
  const direct = sampleHead.replace('steps:', 'topology: direct\nsteps:');
  expect(
    problemsIn(`${direct}- send: {to: nova, proxy_headers: true}\n  expect: {status: 200}\n`),
  ).toEqual([
    '7:20 wrong-value: In topology direct there is no proxy whose headers could be added. Write them under headers.',
  ]);
});

test.each([
  ['headers: {X-A: "a\\r\\nX-B: c"}', '7:20 unsafe-text: A header is one line'],
  ['headers: {X-A: "a\\nb"}', '7:20 unsafe-text: A header is one line'],
  ['headers: {X-A: [ok, "b\\0"]}', '7:25 unsafe-text: A header is one line'],
  ['headers: {"X-A: b": c}', '7:15 unsafe-text: The name of a header is one word'],
  ['headers: {"X-A\\n": c}', '7:15 unsafe-text: The name of a header is one word'],
  ['path: "/a b"', '7:11 unsafe-text: A path is at least one character'],
  ['path: "/a\\r\\nHost: b"', '7:11 unsafe-text: A path is at least one character'],
  ['method: "GET /x"', '7:13 unsafe-text: A method is one word'],
])('what would smuggle something in is refused with its line: %s', (line, expected) => {
  const [problem = '', ...others] = problemsIn(
    `${sampleHead}- send:\n    ${line}\n  expect: {status: 200}\n`,
  );
  expect(problem.slice(0, expected.length)).toBe(expected);
  expect(others).toEqual([]);
});

test('patterns and paths into JSON are read ahead', () => {
  checkExpect(
    'body: {matches: "(x"}',
    '8:21 wrong-value: This is no regular expression: unterminated group. Put a \\ before signs such as ( or [ that are meant as they stand.',
  );
  checkExpect(
    'body: {json: {uuid: x}}',
    '8:19 wrong-value: "uuid" is no path into JSON. Write it like $.meta.role, $.keys[0].name, $[\'odd key\'] or $.devices[*].tags.',
  );
});

test('problems of the lab stand where the lab is written', () => {
  const of = (lab: string) => problemsIn(sampleHead.replace('good.lab.yaml', lab) + good);
  expect(of('no.lab.yaml')).toEqual([
    '3:6 unreadable-file: There is no such lab file: no.lab.yaml.',
  ]);
  expect(of('../outside.lab.yaml')).toEqual([
    '3:6 outside-folder: This file lies outside: ../outside.lab.yaml.',
  ]);
  const flavour = 'unknown-key: web has no key "flavour". Did you mean "flavor"?';
  expect(of('bad.lab.yaml')).toEqual([`bad.lab.yaml:3:5 ${flavour}`]);
  expect(of('\n  instances:\n    web:\n      flavour: x')).toEqual([`6:7 ${flavour}`]);
});

test('a change of the release or topology is told, for nothing would come of it', () => {
  checkSteps(
    `- change:\n    release: zed\n    topology: ovn\n${good}`,
    '7:5 wrong-value: A run stays in one release: name it at the top of the scenario, as releases.',
    '8:5 wrong-value: A run stays in one topology: name it at the top of the scenario, as topology.',
  );
});

test('what a change would break stands where the change is', () => {
  checkSteps(
    `- change:\n    instances:\n      web-1: {flavour: x}\n${good}`,
    '8:15 unknown-key: web-1 has no key "flavour". Did you mean "flavor"?',
  );
  checkSteps(
    `- change: {networks: {private: null}}\n${good}`,
    '6:11 unknown-network: There is no network called "private".',
  );
});

test('files that keep a machine busy are refused', () => {
  const bomb = [
    'a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]',
    ...['b', 'c', 'd', 'e'].map((name, at) => {
      const before = 'abcd'[at];
      return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`;
    }),
  ].join('\n');
  expect(problemsIn(bomb)).toEqual([
    '1:1 file-too-large: This holds more than 100000 values, those that "*" repeats included: no scenario needs that.',
  ]);
  expect(problemsIn('#'.repeat(1024 * 1024 + 1))[0]).toMatch('1:1 file-too-large: ');
  expect(problemsIn('['.repeat(10_000))[0]).toMatch('1:64 yaml-syntax: This nests more than 64');
  checkSteps(
    `- send: {}\n  repeat: 1000\n  expect: {status: 200}\n`.repeat(11),
    '5:1 file-too-large: This sends more than 10000 requests: make several scenarios of it.',
  );
  checkSteps(
    `- send: {body: {repeat: xxxxxxxxxx, times: 100000}}\n  expect: {status: 200}\n`.repeat(17),
    '5:1 file-too-large: The texts that `repeat` makes come to more than 16 MiB: make them shorter.',
  );
  checkSteps(
    `- wait: 300d\n- wait: 300d\n${good}`,
    '5:1 file-too-large: All waits together come to more than a year: make them shorter.',
  );
});

test('a tag of one’s own is refused', () => {
  expect(problemsIn(`${sampleHead}- send: !!js/function x\n`)[0]).toBe(
    '6:9 yaml-syntax: Tags such as this one have no meaning in a scenario: leave it out.',
  );
});

test('any text at all gets an answer', () => {
  const { failed } = check(
    property(anyText(), constantFrom('', sampleHead, `${sampleHead}- send: {`), (text, before) => {
      readingOf(before + text);
    }),
    { numRuns: 60, seed: 1 },
  );
  expect(failed).toBe(false);
});
