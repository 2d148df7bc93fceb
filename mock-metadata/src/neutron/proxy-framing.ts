import type { Release } from '../lab/model.ts';
import { type HttpRequest, headerValues } from '../message.ts';
import { badRequest, type ParserRefusal } from './parser-refusal.ts';

/** Why haproxy cannot tell from the headers where the body ends. */
export const refusalByFraming = (
  request: HttpRequest,
  release: Release,
): ParserRefusal | undefined => {
  const lengths = words(headerValues(request.headers, 'Content-Length'));
  if (lengths.some((length) => length !== lengths[0] || !/^\d{1,18}$/.test(length))) {
    return badRequest('Content-Length is not one number');
  }
  const codings = headerValues(request.headers, 'Transfer-Encoding');
  if (codings.length > 0) return refusalByCoding(words(codings), request, release);
  return Number(lengths[0] ?? 0) > 0 ? refusalByOldVersion(request) : undefined;
};

const words = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(',')).map((word) => word.trim().toLowerCase());

const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE']);

const refusalByCoding = (
  given: readonly string[],
  request: HttpRequest,
  release: Release,
): ParserRefusal | undefined => {
  // 2.6 took a comma with nothing behind it.
  const codings = release === 'zed' && given.at(-1) === '' ? given.slice(0, -1) : given;
  if (codings.length === 0 || codings.indexOf('chunked') !== codings.length - 1) {
    return badRequest('Transfer-Encoding does not end in chunked, or says so twice');
  }
  if (codings.length > 1) {
    return {
      status: 422,
      why: 'Transfer-Encoding names more than chunked, which haproxy cannot undo',
    };
  }
  return refusalByOldVersion(request);
};

const refusalByOldVersion = ({ method, httpVersion }: HttpRequest): ParserRefusal | undefined =>
  httpVersion !== undefined && bodiless.has(method)
    ? { status: 413, why: `${method} came with a body in HTTP/1.0` }
    : undefined;
