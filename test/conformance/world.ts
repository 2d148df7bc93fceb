import { randomBytes } from 'node:crypto';
import { type Header, headerValue } from '../../mock-metadata/src/message.ts';
import type { NovaWorld } from '../../mock-metadata/src/nova/metadata-api.ts';
import { pathFromLab } from './fixture-lab.ts';
import type { Config } from './nova-options.ts';
import { closedUrl, vendorDataReply, vendorDataUrl } from './vendor-data-service.ts';

/** A world whose clock, files and vendor data service are the case's own. */
export interface ConformanceWorld extends NovaWorld {
  passMs(ms: number): void;
  /** A new request begins; with a text, the clock stands there while it lasts. */
  beginRequest(now: string | undefined): void;
  /** The seed given out since then, in base64. */
  lastSeed(): string | undefined;
  sinceBegin(): {
    readonly neutronCalls: readonly string[];
    readonly vendorDataCalls: readonly object[];
  };
  /** A case's config with the recorder's tokens replaced. */
  resolved(config: Config): Config;
}

// Any day on which every release's newest version is in the past.
const firstDayMs = Date.UTC(2026, 7, 21);
const template = 'auto lo\n{% for ifc in interfaces %}\nauto {{ ifc.name }}\n{% endfor %}\n';

export const conformanceWorld = (): ConformanceWorld => {
  const files = new Map<string, string>([[pathFromLab('interfaces.template'), template]]);
  let clockMs = firstDayMs;
  let standingMs: number | undefined;
  let seed: string | undefined;
  let neutronCalls: string[] = [];
  let vendorDataCalls: object[] = [];
  return {
    now: () => standingMs ?? clockMs,
    random: (length) => {
      const bytes = randomBytes(length);
      seed = bytes.toString('base64');
      return bytes;
    },
    readFile: (path) => fileIn(files, path),
    post: async (url, body, headers, limits) => {
      if (url.startsWith(vendorDataUrl)) vendorDataCalls.push(callSeen(url, body, headers));
      return vendorDataReply(url, limits, (ms) => {
        clockMs += ms;
      });
    },
    warn: () => undefined,
    neutronAsked: (request) => neutronCalls.push(request),
    passMs: (ms) => {
      clockMs += ms;
    },
    beginRequest: (now) => {
      standingMs = now === undefined ? undefined : Date.parse(`${now}Z`);
      seed = undefined;
      neutronCalls = [];
      vendorDataCalls = [];
    },
    lastSeed: () => seed,
    sinceBegin: () => ({ neutronCalls, vendorDataCalls }),
    resolved: (config) =>
      Object.fromEntries(
        Object.entries(config).map(([option, value]) => [option, resolvedValue(value, files)]),
      ),
  };
};

const fileIn = (files: ReadonlyMap<string, string>, path: string): Uint8Array => {
  const text = files.get(path);
  if (text !== undefined) return Buffer.from(text);
  throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), {
    code: 'ENOENT',
  });
};

const resolvedValue = (value: unknown, files: Map<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((each) => resolvedValue(each, files));
  if (typeof value !== 'string') return value;
  const file = /^@FILE:(.*)@$/s.exec(value)?.[1];
  if (file === undefined)
    return value.replaceAll('@VD@', vendorDataUrl).replaceAll('@CLOSED@', closedUrl);
  const path = `file-${files.size}`;
  files.set(pathFromLab(path), file);
  return path;
};

/** A call as the recorder wrote it down: the three headers that are Nova's own. */
const callSeen = (url: string, body: Uint8Array, headers: readonly Header[]): object => ({
  path: url.replace(vendorDataUrl, ''),
  headers: Object.fromEntries(
    ['User-Agent', 'Accept', 'Content-Type'].map((name) => [name, headerValue(headers, name)]),
  ),
  body: JSON.parse(Buffer.from(body).toString('utf8')),
});
