import { expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { readLab } from './read-lab.ts';

const read = (faults: string, more = '') =>
  readLab(`instances: {web: }\n${more}faults: {${faults}}\n`, 'web.lab.yaml', () => {
    throw new Error('no file');
  });

const checkNova = (written: string, expected: Fault) => {
  const { lab, problems } = read(`nova: ${written}`);
  expect([problems, lab?.faults.get('nova')]).toEqual([[], expected]);
};

const checkProblem = (faults: string, expected: string, more?: string) =>
  expect(
    read(faults, more).problems.map(
      ({ line, column, code, message }) => `${line}:${column} ${code}: ${message}`,
    ),
  ).toEqual([expected]);

test('a lab without faults has none', () => {
  expect(read('').lab?.faults).toEqual(new Map());
  expect(read('agent: , nova: null').lab?.faults).toEqual(new Map());
});

test.each(['away', 'reset', 'closed'] as const)('a word says that a hop is %s', (kind) =>
  checkNova(kind, { kind }),
);

test('a status can bring its page', () => {
  checkNova('{status: 503}', { kind: 'status', status: 503 });
  checkNova('{status: 200, body: hi, content_type: text/plain}', {
    kind: 'status',
    status: 200,
    body: 'hi',
    contentType: 'text/plain',
  });
});

test('times and speeds are written with their unit', () => {
  checkNova('{delay: 40s}', { kind: 'delay', delayMs: 40_000 });
  checkNova('{delay: 500ms}', { kind: 'delay', delayMs: 500 });
  checkNova('{slow_body: 10 B/s}', { kind: 'slow-body', bytesPerSecond: 10 });
  checkNova('{slow_body: 1.5 KiB/s}', { kind: 'slow-body', bytesPerSecond: 1536 });
  checkNova('{slow_body: 7}', { kind: 'slow-body', bytesPerSecond: 7 });
});

test('bodies can be cut, and labels be wrong or missing', () => {
  checkNova('{truncated_body: 0}', { kind: 'truncated-body', bytes: 0 });
  checkNova('{content_type: text/html}', { kind: 'content-type', contentType: 'text/html' });
  checkNova('{content_type: null}', { kind: 'content-type', contentType: undefined });
});

test('a hop can fail now and then, by being away or otherwise', () => {
  checkNova('{flapping: {fail: 2, pass: 3}}', { kind: 'flapping', fail: 2, pass: 3 });
  checkNova('{flapping: {fault: {status: 500}}}', {
    kind: 'flapping',
    fail: 1,
    pass: 1,
    fault: { kind: 'status', status: 500 },
  });
});

test('each hop of the topology has a name', () => {
  const { lab } = read('proxy: closed, agent: away, nova: reset');
  expect([...(lab?.faults.keys() ?? [])]).toEqual(['namespace-proxy', 'metadata-agent', 'nova']);
  expect([
    ...(read('load_balancer: away', 'topology: provider\n').lab?.faults.keys() ?? []),
  ]).toEqual(['load-balancer']);
});

test('a hop that the topology does not have cannot fail', () =>
  checkProblem(
    'load_balancer: away',
    '2:10 wrong-value: In the topology router there is no load_balancer, so it cannot fail. There are: proxy, agent, nova.',
  ));

test('what is wrong is said where it stands', () => {
  checkProblem('novva: away', '2:10 unknown-key: faults has no key "novva". Did you mean "nova"?');
  checkProblem(
    'nova: awya',
    '2:16 wrong-type: "awya" is nothing a hop can do: write away, reset, closed, or what it does, such as status: 503. Did you mean "away"?',
  );
  checkProblem(
    'nova: {staus: 503}',
    '2:17 unknown-key: nova has no key "staus". Did you mean "status"?',
  );
  checkProblem(
    'nova: {delay: soon}',
    '2:24 wrong-value: Write a time such as 16s, 500ms, 2m or 1h; a year at most.',
  );
  checkProblem(
    'nova: {slow_body: 0}',
    '2:28 wrong-value: Write how much comes in a second, such as 10 B/s or 2 kB/s; not none at all.',
  );
  checkProblem('nova: {status: 99}', '2:25 wrong-value: status must be at least 200, not 99.');
  checkProblem('nova: {flapping: {fail: 0}}', '2:34 wrong-value: fail must be at least 1, not 0.');
});

test('a hop does one thing at a time', () => {
  checkProblem(
    'nova: {status: 503, delay: 1s}',
    '2:16 wrong-value: A hop does one of these at a time: status or delay.',
  );
  checkProblem(
    'nova: {body: hi}',
    '2:16 wrong-value: A body is the page of a status: write the status too, such as status: 503.',
  );
  checkProblem(
    'nova: {}',
    '2:16 wrong-value: Say what the hop does: away, reset, closed, or one of status, delay, slow_body, truncated_body, content_type, flapping.',
  );
});
