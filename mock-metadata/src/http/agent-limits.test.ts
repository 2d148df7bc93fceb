import { expect, test } from 'vitest';
import type { Release, Topology } from '../lab/model.ts';
import type { Header } from '../message.ts';
import { refusedByAgent } from './agent-limits.ts';

const checkStatus = (
  topology: Topology,
  release: Release,
  header: Header,
  expected: number | undefined,
  target = '/',
) => {
  const local = { localAddress: '127.0.0.1', localPort: 80 };
  const head = { method: 'GET', target, httpVersion: '1.1', headers: [header], ...local };
  expect(refusedByAgent(head, { topology, release })?.status).toBe(expected);
};

test('X-Forwarded-For is refused where haproxy would add another, and nowhere else', () => {
  for (const topology of ['router', 'dhcp', 'ovn'] as const) {
    checkStatus(topology, 'zed', ['x-forwarded-FOR', ''], 403);
  }
  for (const topology of ['direct', 'provider'] as const) {
    checkStatus(topology, 'zed', ['X-Forwarded-For', '10.0.0.4'], undefined);
  }
});

test('a head longer than one read of the agent is refused, where the agent reads once', () => {
  const line = (bytes: number): Header => [
    'A',
    'x'.repeat(bytes - 'GET / HTTP/1.1\r\nA: \r\n\r\n'.length),
  ];
  checkStatus('router', 'epoxy', line(4096), undefined);
  checkStatus('router', 'epoxy', line(4097), 431);
  checkStatus('router', 'zed', line(4097), undefined);
  checkStatus('direct', 'epoxy', line(4097), undefined);
});

test('a target with scheme and host is refused where the agent makes a path of it', () => {
  const host: Header = ['Host', 'localhost'];
  checkStatus('router', 'zed', host, 400, 'http://localhost/latest');
  checkStatus('router', 'epoxy', host, undefined, 'http://localhost/latest');
  checkStatus('direct', 'zed', host, undefined, 'http://localhost/latest');
});
