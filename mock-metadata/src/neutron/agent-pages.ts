import { answered, type HttpAnswer, type Outcome } from '../message.ts';
import type { AgentHeaders } from './agent-request.ts';

const utf8 = new TextEncoder();

/**
 * A page of the new agent: HTML that is called plain text, ids not escaped, and a length that
 * counts characters, not bytes. Source: encode_http_reponse in neutron/common/metadata.py.
 */
const page = (status: number, reason: string, message: string): HttpAnswer => {
  const title = `${status} ${reason}`;
  const text = [
    '<html>',
    ' <head>',
    `  <title>${title}</title>`,
    ' </head>',
    ' <body>',
    `  <h1>${title}</h1>`,
    `  ${message}<br /><br />`,
    '',
    '',
    ' </body>',
    '</html>',
  ].join('\n');
  return {
    status,
    reason,
    headers: [
      ['Content-Type', 'text/plain; charset=UTF-8'],
      ['Connection', 'close'],
      ['Content-Length', String(Array.from(text).length)],
    ],
    body: utf8.encode(text),
  };
};

export const bothIdsPage = ({ networkId, routerId }: AgentHeaders): Outcome =>
  answered(page(400, 'Bad Request', `Both network ${networkId} and router ${routerId} defined.`));

export const notFoundPage = ({ networkId, routerId }: AgentHeaders): Outcome => {
  // Python writes None where OVN's agent has no router to name.
  const where = networkId ? `network ${networkId}` : `router ${routerId ?? 'None'}`;
  return answered(page(404, 'Not Found', `Instance was not found on ${where}.`));
};

export const novaAwayPage: Outcome = answered(
  page(
    503,
    'Service Unavailable',
    'The remote metadata server is temporarily unavailable. Please try again later.',
  ),
);
