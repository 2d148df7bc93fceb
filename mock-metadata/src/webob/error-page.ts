import type { HttpAnswer } from '../message.ts';
import { preferredPage } from './accept-header.ts';

/** The errors that Nova's metadata API and the old metadata agent have pages for. */
export type ErrorStatus = 400 | 403 | 404 | 409 | 500;

const titles: Readonly<Record<ErrorStatus, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error',
};

/** What of a request decides how an error looks. */
export interface Asked {
  readonly method: string;
  /** The Accept header, lines of the name joined; undefined = none. */
  readonly accept: string | undefined;
}

const utf8 = new TextEncoder();

/**
 * An error as WebOb shows it: in text, html or json by the Accept header, and without a body to
 * HEAD. The explanation is escaped in html, loses its tags in text and is left alone in json.
 * Source: FACTS 4.5 and 14.1.
 */
export const errorPage = (
  { method, accept = '' }: Asked,
  status: ErrorStatus,
  explanation: string,
): HttpAnswer => {
  const reason = titles[status];
  if (method === 'HEAD') return { status, reason, headers: headHeaders, body: new Uint8Array(0) };
  const { type, text } = pageFor(accept, status, explanation);
  const body = utf8.encode(text);
  const headers = [
    ['Content-Length', String(body.length)],
    ['Content-Type', type],
  ] as const;
  return { status, reason, headers, body };
};

const headHeaders = [
  ['Content-Type', 'text/html; charset=UTF-8'],
  ['Content-Length', '0'],
] as const;

interface Page {
  readonly type: string;
  readonly text: string;
}

const pageFor = (accept: string, status: ErrorStatus, explanation: string): Page => {
  const line = `${status} ${titles[status]}`;
  const preferred = preferredPage(accept);
  if (preferred === 'html') {
    return { type: 'text/html; charset=UTF-8', text: htmlPage(line, inside(html(explanation))) };
  }
  if (preferred === 'json') {
    const text = `{"message": ${json(inside(explanation))}, "code": ${json(line)}, "title": ${json(titles[status])}}`;
    return { type: 'application/json', text };
  }
  const text = `${line}\n\n${withoutTags(inside(explanation))}`;
  return { type: 'text/plain; charset=UTF-8', text };
};

// WebOb's frame has room for a detail and a comment, which Nova never gives.
const inside = (explanation: string): string => `${explanation}<br /><br />\n\n\n`;

const htmlPage = (line: string, body: string): string =>
  [
    '<html>',
    ' <head>',
    `  <title>${line}</title>`,
    ' </head>',
    ' <body>',
    `  <h1>${line}</h1>`,
    `  ${body}`,
    ' </body>',
    '</html>',
  ].join('\n');

const withoutTags = (body: string): string =>
  body
    .replaceAll('\n', ' ')
    .replaceAll('\r', '')
    .replace(/<br[^>]*>/gi, '\n')
    .replace(/<!--|-->/g, '')
    .replace(/<[^>]*>/g, '');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

const html = (text: string): string =>
  text
    .replace(/[&<>"']/g, (char) => entities[char] ?? char)
    .replace(/[^\0-\x7f]/gu, (char) => `&#${char.codePointAt(0)};`);

/** A text as Python's json module writes it: ASCII only. */
const json = (text: string): string =>
  JSON.stringify(text).replace(
    /[^ -~]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
