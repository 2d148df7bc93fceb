import type { Notes } from '../trace.ts';
import { answer, withoutBody } from './answer.ts';
import { pythonRepr } from './python/text.ts';
import { exception, type NovaResult } from './world.ts';
import type { WsgiRequest } from './wsgi-request.ts';

/** A WSGI application as far as the layers around Nova's handler see it. */
export type Application = (
  request: WsgiRequest,
  notes: Notes | undefined,
) => NovaResult | Promise<NovaResult>;

/** Puts urlmap, cors and http_proxy_to_wsgi around the handler, as Nova's api-paste.ini does. */
export const pipelineAround = (handler: Application, proxyHeaders: () => boolean): Application =>
  urlmap(cors(httpProxyToWsgi(handler, proxyHeaders)));

/** Gives HEAD its empty body, which WebOb does last in the handler. */
export const headless =
  (application: Application): Application =>
  (request, notes) =>
    request.method === 'HEAD'
      ? mapped(application(request, notes), (result) =>
          result.kind === 'answer' ? withoutBody(result.answer) : result,
        )
      : application(request, notes);

const urlmap =
  (application: Application): Application =>
  (request, notes) => {
    const path = mappedPath(request.pathInfo);
    if (path === request.pathInfo) return application(request, notes);
    if (path !== undefined) return application({ ...request, pathInfo: path }, notes);
    notes?.decide({
      kind: 'fail',
      rule: 'target-without-slash',
      reason: `The request target ${pythonRepr(request.pathInfo)} does not begin with a slash, and Paste's urlmap asserts that it does.`,
      remedy: 'Begin the path with /.',
      upstreamLog: `AssertionError in paste/urlmap.py, a traceback in the log of Nova's WSGI server.`,
    });
    return exception(
      'AssertionError',
      `URL fragments must start with / or http:// (you gave ${pythonRepr(request.pathInfo)})`,
    );
  };

/** PATH_INFO with every run of slashes merged; undefined where urlmap's assertion fails. */
const mappedPath = (pathInfo: string): string | undefined => {
  const scheme = /^https?:\/\//.exec(pathInfo)?.[0];
  if (scheme === undefined) {
    return pathInfo === '' || pathInfo.startsWith('/')
      ? pathInfo.replace(/\/{2,}/g, '/')
      : undefined;
  }
  const slash = pathInfo.indexOf('/', scheme.length);
  return slash < 0 ? '' : pathInfo.slice(slash).replace(/\/{2,}/g, '/');
};

const cors =
  (application: Application): Application =>
  (request, notes) =>
    request.method === 'OPTIONS'
      ? mapped(application(request, notes), (result) => preflight(result, notes))
      : application(request, notes);

const preflight = (result: NovaResult, notes: Notes | undefined): NovaResult => {
  if (result.kind === 'exception') return result;
  if (result.answer.status >= 200 && result.answer.status < 300) return result;
  notes?.decide({
    kind: 'answer',
    rule: 'cors-hides-failed-options',
    reason: `The handler said ${result.answer.status}, but the CORS layer replaces every failed answer to OPTIONS with an empty 200.`,
  });
  return answer(200, 'OK', new Uint8Array(0), [['Content-Length', '0']]);
};

const httpProxyToWsgi =
  (application: Application, enabled: () => boolean): Application =>
  (request, notes) => {
    const address = enabled() ? forwardedAddress(request) : undefined;
    return application(
      address === undefined ? request : { ...request, remoteAddress: address },
      notes,
    );
  };

/** The client's address that proxy headers name: the first `for` of Forwarded, else X-Forwarded-For. */
const forwardedAddress = (request: WsgiRequest): string | undefined => {
  const forwarded = request.header('forwarded');
  if (!forwarded) return request.header('x-forwarded-for') || undefined;
  const [first = ''] = forwarded.split(',');
  const pairs = first.split(';').map((pair) => {
    const equals = pair.indexOf('=');
    const cut = equals < 0 ? pair.length : equals;
    return [pair.slice(0, cut).trim().toLowerCase(), pair.slice(cut + 1).trim()] as const;
  });
  return new Map(pairs).get('for') || undefined;
};

const mapped = (
  result: NovaResult | Promise<NovaResult>,
  change: (result: NovaResult) => NovaResult,
): NovaResult | Promise<NovaResult> =>
  result instanceof Promise ? result.then(change) : change(result);
