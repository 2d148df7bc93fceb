import type { Release } from '../lab/model.ts';
import type { Header } from '../message.ts';
import type { Neutron } from './port-lookup.ts';

/** What a metadata agent is configured with, and whom it can ask. */
export interface MetadataAgentSettings {
  readonly release: Release;
  /** `metadata_proxy_shared_secret` of metadata_agent.ini. */
  readonly sharedSecret: string;
  readonly neutron: Neutron;
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
}

const fields: ReadonlyMap<string, keyof AgentHeaders> = new Map([
  ['x-forwarded-for', 'forwardedFor'],
  ['x-neutron-network-id', 'networkId'],
  ['x-neutron-router-id', 'routerId'],
  ['content-length', 'contentLength'],
  ['connection', 'connection'],
  ['accept', 'accept'],
]);

/** The one name under which WSGI keeps a header: `X_Forwarded_For` is `X-Forwarded-For` to it. */
export const wsgiName = (name: string): string => {
  const lower = name.toLowerCase();
  return lower.includes('_') ? lower.replaceAll('_', '-') : lower;
};

/** Picks the agent's headers out; `joiner` stands between the values of repeated lines. */
export const agentHeaders = (headers: readonly Header[], joiner: ', ' | ','): AgentHeaders => {
  const found: { -readonly [Field in keyof AgentHeaders]: string | undefined } = {
    forwardedFor: undefined,
    networkId: undefined,
    routerId: undefined,
    contentLength: undefined,
    connection: undefined,
    accept: undefined,
  };
  for (const [name, value] of headers) {
    const field = fields.get(wsgiName(name));
    if (field === undefined) continue;
    const before = found[field];
    found[field] = before === undefined ? value.trim() : before + joiner + value.trim();
  }
  return found;
};
