import { expect, test } from 'vitest';
import { answered } from '../message.ts';
import type { HopTrace, Trace } from '../trace.ts';
import { explained } from './explain.ts';
import { get } from './sample-lab.ts';

const page = answered({ status: 404, reason: 'Not Found', headers: [], body: new Uint8Array(0) });

const visit = (hop: Partial<HopTrace>): HopTrace => ({
  hop: 'metadata-agent',
  received: get('/x'),
  changes: [],
  lookups: [],
  decisions: [],
  returned: page,
  ...hop,
});

const refusal = {
  kind: 'refuse',
  rule: 'no-port',
  reason: 'No port has the address.',
  remedy: 'Give a port that address.',
  upstreamLog: 'agent log: No port found',
} as const;

const way = ['instance', 'namespace-proxy', 'metadata-agent', 'nova'] as const;

const refused: Trace = {
  way,
  hops: [
    visit({
      hop: 'namespace-proxy',
      decisions: [
        { kind: 'answer', rule: 'agent-answered', reason: 'Passed on.', upstreamLog: 'syslog' },
      ],
    }),
    visit({
      decisions: [{ ...refusal, upstreamLog: 'what was decided before' }, refusal],
      lookups: [{ of: 'neutron', asked: 'port', found: 'nothing' }],
    }),
  ],
  outcome: page,
  decidedBy: 'metadata-agent',
};

test('the first line is the verdict, then what to do and where to look', () => {
  expect(explained(refused).split('\n').slice(0, 7)).toEqual([
    '**404 Not Found**, decided by the metadata agent (`no-port`): No port has the address.',
    '',
    '- **What would make it pass:** Give a port that address.',
    '- **Never asked:** Nova',
    '- **Where upstream says it:** agent log: No port found',
    '- **Also:** syslog',
    '',
  ]);
});

test('what has to be known about the whole exchange stands below the verdict', () => {
  const text = explained({ ...refused, remarks: ['It is <b>only</b> a test.'] });
  expect(text).toContain('- **Mind:** It is \\<b\\>only\\</b\\> a test.');
});

test('an exception is told with what led to it', () => {
  const raised = { kind: 'close', rule: 'nova-exception', reason: 'KeyError raised.' } as const;
  const cause = { kind: 'fail', rule: 'below-a-leaf', reason: 'It is a leaf.' } as const;
  const hops = [visit({ hop: 'nova', decisions: [cause, raised] })];
  const text = explained({ way, hops, outcome: page, decidedBy: 'nova' });
  expect(text).toMatch(/decided by Nova \(`nova-exception`\): It is a leaf\. KeyError raised\./);
});

test('a wait that somebody would notice is told', () => {
  const silent = { kind: 'timeout' } as const;
  const hops = [
    visit({ hop: 'instance', tookMs: 32_000 }),
    visit({ hop: 'namespace-proxy', tookMs: 1500 }),
    visit({ tookMs: 32_000, returned: silent }),
    visit({ hop: 'nova', tookMs: 1 }),
  ];
  const text = explained({ way, hops, outcome: page, decidedBy: 'nova' });
  expect(text.match(/^(?:Got|Answered|No answer).*:$/gm)).toEqual([
    'Got after 32 seconds:',
    'Answered after 1.5 seconds:',
    'No answer for 32 seconds:',
    'Answered:',
  ]);
});

test('where the last decision has no remedy, that of the one before it stands', () => {
  const trace: Trace = {
    ...refused,
    hops: [visit({ decisions: [refusal, { kind: 'close', rule: 'gone', reason: 'Closed.' }] })],
  };
  expect(explained(trace)).toMatch(/\(`gone`\): Closed\.\n\n.*make it pass:\*\* Give a port/);
});

test('each hop follows with what it saw and did', () => {
  const text = explained(refused);
  expect(text).toContain('## 2. Metadata agent\n\nReceived:\n\n```http\nGET /x HTTP/1.1\nHost:');
  expect(text).toContain('Looked up:\n\n- Neutron: port → nothing');
  expect(text).toContain('Decided:\n\n- refuse (`no-port`): No port has the address.');
  expect(text).toContain('Answered:\n\n```http\nHTTP/1.1 404 Not Found\n```');
});

test('a body that is passed on as it came is shown once, where it came from', () => {
  const answer = (body: string, header: string) =>
    answered({ status: 200, reason: 'OK', headers: [['A', header]], body: Buffer.from(body) });
  const hops = [
    visit({ hop: 'namespace-proxy', returned: answer('text', '1') }),
    visit({ hop: 'metadata-agent', returned: answer('text', '2') }),
    visit({ hop: 'nova', returned: answer('other', '3') }),
  ];
  const text = explained({ way, hops, outcome: answer('text', '1'), decidedBy: 'nova' });
  expect(text.match(/```http\nHTTP[^`]*```/g)).toEqual([
    '```http\nHTTP/1.1 200 OK\nA: 1\n\n(the same body as the answer of the metadata agent)\n```',
    '```http\nHTTP/1.1 200 OK\nA: 2\n\ntext\n```',
    '```http\nHTTP/1.1 200 OK\nA: 3\n\nother\n```',
  ]);
});

test('headers that change for one reason share a line', () => {
  const why = 'Not passed on.';
  const changes = [
    { kind: 'removed', name: 'host', before: 'h', why },
    { kind: 'removed', name: 'accept', before: '*/*', why },
    { kind: 'added', name: 'x-a', after: '1', why },
    { kind: 'overwritten', name: 'x-b', before: '1', after: '2', why },
    { kind: 'joined', name: 'x-c', after: '1, 2', why },
  ] as const;
  expect(explained({ ...refused, hops: [visit({ changes, decisions: [refusal] })] })).toContain(
    [
      '- removed `host`, `accept`. Not passed on.',
      '- added `x-a` (`1`). Not passed on.',
      '- overwritten `x-b` (`1` → `2`). Not passed on.',
      '- joined `x-c` (`1, 2`). Not passed on.',
    ].join('\n'),
  );
});

test('a hop that was never reached is judged by the one before it', () => {
  const decision = { kind: 'fail', rule: 'agent-refused', reason: 'Nobody listens.' } as const;
  const trace: Trace = {
    ...refused,
    hops: [visit({ hop: 'namespace-proxy', decisions: [decision] })],
  };
  expect(explained(trace)).toMatch(
    /^\*\*404 Not Found\*\*, decided by the metadata agent \(`agent-refused`\): Nobody/,
  );
});

test.each([
  [{ kind: 'closed' }, /^\*\*No answer: the connection was closed/],
  [{ kind: 'refused' }, /^\*\*No answer: nobody listens/],
  [{ kind: 'timeout' }, /^\*\*No answer in time/],
  [{ kind: 'garbage', bytes: Buffer.from('x') }, /^\*\*Bytes that are not/],
] as const)('the verdict on %j', (outcome, expected) => {
  expect(explained({ ...refused, outcome })).toMatch(expected);
});

test('hostile headers and bodies stay inside their fences', () => {
  const evil = '```\n<script>alert(1)</script>\n[x](command:evil)';
  const outcome = answered({
    status: 200,
    reason: evil,
    headers: [['A', evil]],
    body: Buffer.from(evil),
  });
  const hop = visit({ received: get('/', [['X', evil]]), returned: outcome });
  const text = explained({ way, hops: [hop], outcome, decidedBy: 'metadata-agent' });
  const outside = text.replace(/^(`{3,})http\n.*?\n\1$/gms, '');
  expect(outside).not.toMatch(/(?<!\\)<script|(?<!\\)\]\(/);
  expect(outside).toContain('\\<script\\>');
});
