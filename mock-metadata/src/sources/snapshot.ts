import { Buffer, isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SourceError } from '../errors.ts';
import type { Header } from '../message.ts';
import { maskedAnswer } from './masking.ts';
import type { Fetched, Source } from './source.ts';

const format = 'openstack-metadata-snapshot/1';

interface SnapshotDocument {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  readonly body?: string;
  readonly body_base64?: string;
}

/** A recorded metadata tree, as it stands in a `*.snapshot.json` file. */
export interface Snapshot {
  readonly format: typeof format;
  readonly url: string;
  /** ISO 8601, UTC. */
  readonly recorded_at: string;
  readonly secrets: 'kept' | 'masked';
  /** Path → answer. */
  readonly documents: Readonly<Record<string, SnapshotDocument>>;
}

export interface SnapshotOf {
  readonly url: string;
  readonly recordedAt: Date;
  readonly keepsSecrets: boolean;
}

/** Everything that was fetched, as a snapshot; without secrets unless they are wanted. */
export const snapshotOf = (
  documents: ReadonlyMap<string, Fetched>,
  { url, recordedAt, keepsSecrets }: SnapshotOf,
): Snapshot => ({
  format,
  url,
  recorded_at: recordedAt.toISOString(),
  secrets: keepsSecrets ? 'kept' : 'masked',
  documents: Object.fromEntries(
    Array.from(documents, ([path, fetched]) => [
      path,
      documentOf(keepsSecrets ? fetched : (maskedAnswer(path, fetched) ?? fetched)),
    ]),
  ),
});

const documentOf = ({ status, reason, headers, body }: Fetched): SnapshotDocument => ({
  status,
  reason,
  headers,
  ...(isUtf8(body)
    ? { body: Buffer.from(body).toString('utf8') }
    : { body_base64: Buffer.from(body).toString('base64') }),
});

/** A snapshot out of a file's text; throws a SourceError `not-a-snapshot` where it is none. */
export const readSnapshot = (text: string, file: string): Snapshot => {
  const json = parsed(text);
  if (!isSnapshot(json)) {
    throw new SourceError('not-a-snapshot', `${file} is no recorded snapshot.`);
  }
  return json;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHeader = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string');

const isDocument = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const { status, reason, headers, body, body_base64: encoded } = value;
  const hasBody = typeof body === 'string' || typeof encoded === 'string';
  const hasHead = Number.isInteger(status) && typeof reason === 'string';
  return hasBody && hasHead && Array.isArray(headers) && headers.every(isHeader);
};

const isSnapshot = (value: unknown): value is Snapshot =>
  isObject(value) &&
  value['format'] === format &&
  typeof value['url'] === 'string' &&
  isObject(value['documents']) &&
  Object.values(value['documents']).every(isDocument);

/** A recorded tree as a source: what was not recorded is 404. */
export const snapshotSource = (snapshot: Snapshot): Source => ({
  id: `snapshot:${snapshot.url} ${snapshot.recorded_at}`,
  label: `${snapshot.url} (recorded)`,
  fetch: async (path) => {
    const { documents, url } = snapshot;
    const found = Object.hasOwn(documents, path) ? documents[path] : undefined;
    const { body, body_base64: encoded = '', ...head } = found ?? notRecorded;
    const bytes = body === undefined ? Buffer.from(encoded, 'base64') : Buffer.from(body);
    return { ...head, body: bytes, url: `${url}${path}`, tookMs: 0 };
  },
});

/**
 * A `*.snapshot.json` file as a source; it is read when it is first asked, and anew after a failure.
 * Asking rejects with a SourceError where the file cannot be read or is no snapshot.
 */
export const snapshotFileSource = (file: string): Source => {
  const path = resolve(file);
  let opened: Source | undefined;
  return {
    id: `snapshot:${path}`,
    label: file,
    fetch: async (asked, signal) => {
      if (signal?.aborted) throw new SourceError('aborted', `Reading ${file} was cancelled.`);
      opened ??= snapshotSource(readSnapshot(textOf(path, file), file));
      return opened.fetch(asked, signal);
    },
  };
};

const textOf = (path: string, file: string): string => {
  try {
    return new TextDecoder().decode(readFileSync(path));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SourceError('unreadable-file', `${file} cannot be read (${why}).`, error);
  }
};

const notRecorded: SnapshotDocument = {
  status: 404,
  reason: 'Not Found',
  headers: [['Content-Type', 'text/plain; charset=UTF-8']],
  body: 'This was not recorded.',
};
