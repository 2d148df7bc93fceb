import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SourceError } from '../errors.ts';
import { bodyAt, type Reader } from './config-drive-body.ts';
import { standingAt } from './config-drive-folder.ts';
import type { Fetched, Source } from './source.ts';

export interface ConfigDriveLimits {
  /** Of one file. */
  readonly maxBytes: number;
}

const defaultLimits: ConfigDriveLimits = { maxBytes: 4 * 1024 * 1024 };

/**
 * A config drive that is mounted at a folder, or was exported to it, under the paths that the
 * service has: `/openstack/latest/user_data`, `/latest/meta-data/hostname`. What a drive lacks
 * (`password`, older EC2 versions) is 404; `/openstack/content` is listed, which the service does
 * not. The folder is read anew for each request; links in it count as nothing.
 */
export const configDriveSource = (
  folder: string,
  limits: Partial<ConfigDriveLimits> = {},
): Source => {
  const root = resolve(folder);
  const { maxBytes } = { ...defaultLimits, ...limits };
  const read: Reader = (...segments) => standingAt(root, segments, maxBytes);
  return {
    id: `config-drive:${root}`,
    label: folder,
    fetch: async (path, signal) => {
      if (signal?.aborted) throw new SourceError('aborted', `Reading ${folder} was cancelled.`);
      const startMs = performance.now();
      const body = await bodyAt(segmentsOf(path), read);
      if (body === undefined) await requireTree(folder, read);
      const url = `${pathToFileURL(root).href}${path}`;
      return { ...answerWith(body), headers: [], url, tookMs: performance.now() - startMs };
    },
  };
};

const segmentsOf = (path: string): readonly string[] =>
  path
    .replace(/[?#].*$/s, '')
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);

/** A segment that cannot be decoded stands for itself: no drive has a name like that. */
const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const answerWith = (body: Uint8Array | undefined): Pick<Fetched, 'status' | 'reason' | 'body'> =>
  body === undefined
    ? { status: 404, reason: 'Not Found', body: new Uint8Array(0) }
    : { status: 200, reason: 'OK', body };

const requireTree = async (folder: string, read: Reader): Promise<void> => {
  const trees = await Promise.all([read('openstack'), read('ec2')]);
  if (trees.every((tree) => tree?.kind !== 'folder')) {
    const happened = `${folder} is no config drive: it has neither a folder openstack nor ec2.`;
    throw new SourceError('no-config-drive', happened);
  }
};
