import type { HttpAnswer, HttpRequest } from '../message.ts';
import type { HostBackend } from './host-backends.ts';

/**
 * haproxy's statistics at the `stats uri`, in short: which backends there are. The real pages hold
 * counters besides, and come chunked.
 */
export const hostStatistics = (
  { method, target }: HttpRequest,
  backends: Iterable<HostBackend>,
): HttpAnswer => {
  // Nobody may change anything here, which haproxy says by a redirect.
  if (method === 'POST') return answerOf(303, 'See Other', 'text/plain', '', denied);
  const names = Array.from(
    backends,
    (each) => `backend_${each.instanceId}_${each.providerAddress}`,
  );
  return target.includes(';csv')
    ? answerOf(200, 'OK', 'text/plain', csvOf(names))
    : answerOf(200, 'OK', 'text/html', pageOf(names));
};

const denied = [['location', '/admin/stats;st=DENY']] as const;

const answerOf = (
  status: number,
  reason: string,
  type: string,
  text: string,
  more: HttpAnswer['headers'] = [],
): HttpAnswer => {
  const body = new TextEncoder().encode(text);
  return {
    status,
    reason,
    headers: [
      ['cache-control', 'no-cache'],
      ['content-type', type],
      ['content-length', String(body.length)],
      ...more,
    ],
    body,
  };
};

const csvOf = (names: readonly string[]): string =>
  [
    '# pxname,svname,status',
    'public,FRONTEND,OPEN',
    ...names.flatMap((name) => [`${name},metasrv,no check`, `${name},BACKEND,UP`]),
    '',
  ].join('\n');

const pageOf = (names: readonly string[]): string => {
  const rows = names.map((name) => `<tr><td>${escaped(name)}</td><td>metasrv</td></tr>`);
  return `<html><head><title>Statistics Report for HAProxy</title></head><body><h1>HAProxy</h1>
<table><tr><th>Backend</th><th>Server</th></tr>
${rows.join('\n')}
</table></body></html>
`;
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
