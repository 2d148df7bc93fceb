import type { Release } from '../lab/model.ts';

export type OpenstackVersion = (typeof versions)[number];

const versions = [
  '2012-08-10',
  '2013-04-04',
  '2013-10-17',
  '2015-10-15',
  '2016-06-30',
  '2016-10-06',
  '2017-02-22',
  '2018-08-27',
  '2020-10-14',
  '2025-04-04',
] as const;

/** The versions of the OpenStack tree that a release serves, oldest first; `latest` is the last. */
export const openstackVersions = (release: Release): readonly OpenstackVersion[] =>
  release === 'zed' ? versions.slice(0, -1) : versions;

/** Whether a version has what came with another one; they sort as text. */
export const includes = (version: OpenstackVersion, since: OpenstackVersion): boolean =>
  version >= since;
