import type { NovaOptions } from '../lab/model.ts';
import type { ConfigDriveFile } from './config-drive-file.ts';
import { type Ec2Directory, type Ec2Node, ec2Version, ec2VersionList } from './ec2-tree.ts';
import type { InstanceMetadata } from './instance-metadata.ts';
import { type PythonValue, pythonJson } from './python/json.ts';

const utf8 = new TextEncoder();

/** What `[api] config_drive_skip_versions` leaves out unless the operator says otherwise. */
const skippedByDefault =
  '1.0 2007-01-19 2007-03-01 2007-08-29 2007-10-10 2007-12-15 2008-02-01 2008-09-01';

/**
 * The `ec2/` tree of a config drive: for each version that is not skipped the user data, and all of
 * meta-data as one JSON document.
 */
export const ec2Files = (
  { documents, surroundings }: InstanceMetadata,
  { configDriveSkipVersions = skippedByDefault }: NovaOptions,
): readonly ConfigDriveFile[] => {
  const skipped = new Set(configDriveSkipVersions.split(' '));
  return ec2VersionList.split('\n').flatMap((name) => {
    const version = ec2Version(name);
    if (version === undefined || skipped.has(name)) return [];
    return versionFiles(`ec2/${name}`, documents.ec2(version, surroundings));
  });
};

const versionFiles = (folder: string, tree: Ec2Directory): readonly ConfigDriveFile[] => {
  const userData = tree.get('user-data');
  const metaData = pythonJson(jsonValue(tree.get('meta-data') ?? null));
  return [
    ...(userData instanceof Uint8Array ? [{ path: `${folder}/user-data`, bytes: userData }] : []),
    { path: `${folder}/meta-data.json`, bytes: utf8.encode(metaData) },
  ];
};

// The `_name` of a key stays: Nova means to take it out, but looks for it one level too high.
const jsonValue = (node: Ec2Node): PythonValue => {
  if (isDirectory(node)) return new Map(Array.from(node, ([name, at]) => [name, jsonValue(at)]));
  if (typeof node === 'number') return BigInt(node);
  return node instanceof Uint8Array ? Buffer.from(node).toString() : node;
};

const isDirectory = (node: Ec2Node): node is Ec2Directory => node instanceof Map;
