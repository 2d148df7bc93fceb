import { preferredPage } from './accept-header.ts';
import { answer, lengthAndType } from './answer.ts';
import { dict, pythonJson } from './python/json.ts';
import type { NovaResult } from './world.ts';
import type { WsgiRequest } from './wsgi-request.ts';

export type ErrorStatus = 400 | 403 | 404 | 409 | 500;

const titles: Readonly<Record<ErrorStatus, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error',
};

const utf8 = new TextEncoder();

/**
 * An error as WebOb shows it: in text, html or json by the Accept header, and without a body to
 * HEAD. The explanation is escaped in html, loses its tags in text and is left alone in json.
 */
export const errorPage = (
  request: WsgiRequest,
  status: ErrorStatus,
  explanation: string,
): NovaResult => {
  const title = titles[status];
  if (request.method === 'HEAD') return answer(status, title, new Uint8Array(0), headHeaders);
  const { type, text } = pageFor(request.header('accept') ?? '', status, explanation);
  const body = utf8.encode(text);
  return answer(status, title, body, lengthAndType(body, type));
};

/** 404 where neither instance nor path can be found. */
export const notFound = (request: WsgiRequest): NovaResult =>
  errorPage(request, 404, 'The resource could not be found.');

/** What Nova says of any failure it caught but did not expect. */
export const unknownError = 'An unknown error has occurred. Please try your request again.';

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
    const page = dict({ message: inside(explanation), code: line, title: titles[status] });
    return { type: 'application/json', text: pythonJson(page) };
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
