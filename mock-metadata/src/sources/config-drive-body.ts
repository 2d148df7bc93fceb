import { ec2NodeAt, ec2Printed } from '../nova/ec2-lookup.ts';
import type { Ec2Directory } from '../nova/ec2-tree.ts';
import { ec2TreeIn } from './config-drive-ec2.ts';
import type { FolderEntry, Standing } from './config-drive-folder.ts';

/** Reads what stands at a path below the drive's folder. */
export type Reader = (...segments: readonly string[]) => Promise<Standing | undefined>;

/**
 * What the service answers at a path, made from what the drive has: a listing, a file, or a value
 * of EC2's `meta-data.json`. Undefined where the drive has nothing.
 */
export const bodyAt = (
  segments: readonly string[],
  read: Reader,
): Promise<Uint8Array | undefined> => {
  const [tree, ...rest] = segments;
  if (tree === 'openstack') return openstackBody(rest, read);
  return ec2Body(tree === 'ec2' ? rest : segments, read);
};

const openstackBody = async (
  segments: readonly string[],
  read: Reader,
): Promise<Uint8Array | undefined> => {
  const standing = await read('openstack', ...segments);
  return segments.length === 0 ? versionList(standing) : bodyOf(standing);
};

const ec2Body = async (
  segments: readonly string[],
  read: Reader,
): Promise<Uint8Array | undefined> => {
  const [version, name, ...rest] = segments;
  const standing = await read('ec2', ...segments);
  if (version === undefined) return versionList(standing);
  if (name !== undefined && name !== 'meta-data') return bodyOf(standing);
  const metaData = await metaDataOf(version, read);
  if (metaData === undefined) return bodyOf(standing);
  return name === undefined ? versionBody(standing) : printedAt(metaData, rest);
};

const metaDataOf = async (version: string, read: Reader): Promise<Ec2Directory | undefined> => {
  const document = await read('ec2', version, metaDataFile);
  return document?.kind === 'file' ? ec2TreeIn(document.bytes) : undefined;
};

const metaDataFile = 'meta-data.json';

const printedAt = (metaData: Ec2Directory, segments: readonly string[]): Uint8Array | undefined => {
  const found = ec2NodeAt(metaData, segments);
  if (found === undefined || !('node' in found)) return undefined;
  const printed = ec2Printed(found.node);
  return typeof printed === 'string' ? utf8.encode(printed) : printed;
};

const utf8 = new TextEncoder();

/** A version's folder with the tree that its `meta-data.json` stands for in the place of the file. */
const versionBody = (standing: Standing | undefined): Uint8Array | undefined =>
  standing?.kind === 'folder'
    ? listing(
        standing.entries.map((entry) =>
          entry.name === metaDataFile ? { name: 'meta-data', isFolder: true } : entry,
        ),
      )
    : bodyOf(standing);

const bodyOf = (standing: Standing | undefined): Uint8Array | undefined =>
  standing?.kind === 'folder' ? listing(standing.entries) : standing?.bytes;

/** The service marks no folders there, so that only they are listed. */
const versionList = (standing: Standing | undefined): Uint8Array | undefined =>
  standing?.kind === 'folder'
    ? listing(
        standing.entries
          .filter(({ isFolder }) => isFolder)
          .map(({ name }) => ({ name, isFolder: false })),
      )
    : undefined;

const listing = (entries: readonly FolderEntry[]): Uint8Array =>
  utf8.encode(
    entries
      .filter(({ name }) => !/[\r\n]/.test(name))
      .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
      .map(({ name, isFolder }) => (isFolder ? `${name}/` : name))
      .join('\n'),
  );

/** Versions come first, documents in the order of Nova's listings, the rest behind. */
const rank = (name: string): number => {
  if (/^\d/.test(name)) return -1;
  const place = novaOrder.indexOf(name);
  return place === -1 ? novaOrder.length : place;
};

const novaOrder: readonly string[] = [
  'latest',
  'meta_data.json',
  'user_data',
  'vendor_data.json',
  'network_data.json',
  'vendor_data2.json',
];
