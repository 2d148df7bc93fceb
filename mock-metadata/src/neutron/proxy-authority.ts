import type { Release } from '../lab/model.ts';
import { type HttpRequest, headerValues } from '../message.ts';
import { badRequest, type ParserRefusal } from './parser-refusal.ts';

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE']);
const urlForm = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/]*)/;

/** What no authority may hold, since haproxy 2.8; brackets stand round an IPv6 address alone. */
const forbidden = /[^!-~]|[#,/?@\\[\]]/;
const isForbidden = (authority: string): boolean =>
  forbidden.test(authority.replace(/^\[[^\]]*\]/, ''));

/** Why a target has none of the forms that a method can have; haproxy 2.6 let any through. */
export const refusalByForm = (
  request: HttpRequest,
  release: Release,
): ParserRefusal | undefined => {
  const { method, target } = request;
  if (method === 'CONNECT') return refusalByTunnel(request);
  if (release === 'zed') return undefined;
  if (target.startsWith('/')) return undefined;
  if (target.startsWith('*')) {
    return target === '*' && !knownMethods.has(method)
      ? undefined
      : badRequest('only OPTIONS may ask for the target *');
  }
  const [, authority] = urlForm.exec(target) ?? [];
  if (authority === undefined) {
    return badRequest('the request target is neither a path nor a URL');
  }
  return isForbidden(withoutUser(authority))
    ? badRequest('the host in the URL holds a character that no host has')
    : undefined;
};

const refusalByTunnel = ({ target }: HttpRequest): ParserRefusal | undefined =>
  target.includes('/') || target.startsWith('*')
    ? badRequest('CONNECT names a host and a port, not a path or a URL')
    : undefined;

const withoutUser = (authority: string): string => authority.replace(/^[^@]*@/, '');

/** Why the Host lines cannot stand: they differ, from one another or from the URL. */
export const refusalByHost = (
  request: HttpRequest,
  release: Release,
): ParserRefusal | undefined => {
  const hosts = headerValues(request.headers, 'Host').map((host) => host.toLowerCase());
  const [host] = hosts;
  if (host === undefined) return undefined;
  if (hosts.some((other) => other !== host)) {
    return badRequest('there are two different Host headers');
  }
  if (release !== 'zed' && isForbidden(host)) {
    return badRequest('Host holds a character that no host has');
  }
  const authority = authorityOf(request);
  if (authority === undefined || (authority === '' && release === 'zed')) return undefined;
  return isSameHost(authority, host, request)
    ? undefined
    : badRequest('the URL names another host than the Host header');
};

/** Whom the target names besides a path; undefined = nobody. */
const authorityOf = ({ method, target }: HttpRequest): string | undefined => {
  if (method === 'CONNECT') return target.toLowerCase();
  if (target.startsWith('/') || target === '*') return undefined;
  const [, authority = target] = urlForm.exec(target) ?? [];
  return withoutUser(authority).toLowerCase();
};

const isSameHost = (authority: string, host: string, { method, target }: HttpRequest): boolean => {
  const withoutPort = (name: string): string =>
    method === 'CONNECT' ? name.replace(/:\d*$/, '') : withoutUsualPort(name, target);
  return withoutPort(authority) === withoutPort(host);
};

const withoutUsualPort = (authority: string, target: string): string => {
  if (/^https:/i.test(target)) return authority.replace(/:(?:443)?$/, '');
  return authority.replace(/^http:/i.test(target) ? /:(?:80)?$/ : /:$/, '');
};

/** A target in the form in which haproxy passes it on, and the Host that goes with it. */
export interface PassedTarget {
  readonly target: string;
  /** In place of what Host says; undefined = Host stays. */
  readonly host: string | undefined;
}

/** The usual port goes from a URL, 3.0 ends an authority with a slash; Host follows what changed. */
export const passedTarget = (target: string, release: Release): PassedTarget => {
  const [origin, authority] = target.startsWith('/') ? [] : (urlForm.exec(target) ?? []);
  if (origin === undefined || authority === undefined) return { target, host: undefined };
  const host = withoutUsualPort(authority, target);
  const scheme = origin.slice(0, origin.length - authority.length);
  const rest = target.slice(origin.length) || (release === 'zed' ? '' : '/');
  const passed = scheme + host + rest;
  return { target: passed, host: passed === target ? undefined : withoutUser(host) };
};
