import type { AgentCache, Release } from '../lab/model.ts';
import type { Header } from '../message.ts';
import type { Neutron } from './port-lookup.ts';

/** neutron-metadata-agent, or neutron-ovn-metadata-agent, which knows networks alone. */
export type AgentKind = 'neutron' | 'ovn';

/** What a metadata agent is configured with, and whom it can ask. */
export interface MetadataAgentSettings {
  readonly release: Release;
  /** `metadata_proxy_shared_secret` of metadata_agent.ini. */
  readonly sharedSecret: string;
  readonly neutron: Neutron;
  /** `[cache]` of metadata_agent.ini, which only the agent of zed has; absent = it remembers nothing. */
  readonly cache?: AgentCache;
  /** Milliseconds since the epoch: the web server of the old agent dates its answers. */
  now(): number;
}

/** The headers that an agent looks at, repeats joined, without surrounding blanks. */
export interface AgentHeaders {
  readonly forwardedFor: string | undefined;
  readonly networkId: string | undefined;
  readonly routerId: string | undefined;
  readonly contentLength: string | undefined;
  readonly connection: string | undefined;
  readonly accept: string | undefined;
}

/** A request as the agent reads it. */
export interface AgentRequest {
  /** In upper case. */
  readonly method: string;
  /** Percent-decoded; undefined where the bytes are not UTF-8, which fails only when Nova is asked. */
  readonly path: string | undefined;
  /** As sent, without the question mark. */
  readonly query: string;
  readonly headers: AgentHeaders;
  readonly body: Uint8Array;
  /** As the request line says; absent = HTTP/1.1. */
  readonly httpVersion?: '1.0';
}

type HeaderFields = ReadonlyMap<string, keyof AgentHeaders>;

const sharedFields = [
  ['x-forwarded-for', 'forwardedFor'],
  ['content-length', 'contentLength'],
  ['connection', 'connection'],
  ['accept', 'accept'],
] as const;

const fields: Readonly<Record<AgentKind, HeaderFields>> = {
  neutron: new Map([
    ...sharedFields,
    ['x-neutron-network-id', 'networkId'],
    ['x-neutron-router-id', 'routerId'],
  ]),
  ovn: new Map([...sharedFields, ['x-ovn-network-id', 'networkId']]),
};

/** The names under which an agent knows the headers that say who asks. */
export const askerFields = (kind: AgentKind): HeaderFields =>
  new Map([...fields[kind]].filter(([, field]) => /Id$|^forwardedFor$/.test(field)));

/** The one name under which WSGI keeps a header: `X_Forwarded_For` is `X-Forwarded-For` to it. */
export const wsgiName = (name: string): string => {
  const lower = name.toLowerCase();
  return lower.includes('_') ? lower.replaceAll('_', '-') : lower;
};

/** Picks the agent's headers out; `joiner` stands between the values of repeated lines. */
export const agentHeaders = (
  headers: readonly Header[],
  joiner: ', ' | ',',
  kind: AgentKind,
): AgentHeaders => {
  const found: { -readonly [Field in keyof AgentHeaders]: string | undefined } = {
    forwardedFor: undefined,
    networkId: undefined,
    routerId: undefined,
    contentLength: undefined,
    connection: undefined,
    accept: undefined,
  };
  const known = fields[kind];
  for (const [name, value] of headers) {
    const field = known.get(wsgiName(name));
    if (field === undefined) continue;
    const before = found[field];
    found[field] = before === undefined ? value.trim() : before + joiner + value.trim();
  }
  return found;
};
