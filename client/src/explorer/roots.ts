import { basename, dirname } from 'node:path';
import type { Instance, Lab, Mock, Source } from '../../../mock-metadata/src/index.ts';
import { firstAddress } from '../mock/first-address.ts';
import type { MockState } from '../mock/mock-session.ts';
import { failureNodes } from './failure-nodes.ts';
import type { SourceNode, TreeNode } from './nodes.ts';

/** The rows that the mock brings: its instances, or why it did not start. */
export const mockRoots = (state: MockState): readonly TreeNode[] => {
  if (state.kind === 'failed') {
    return failureNodes(undefined, state.error);
  }
  if (state.kind !== 'running') return [];
  const { mock } = state;
  if (mock.lab.instances.length === 0) return [noInstances(mock.lab)];
  return mock.lab.instances.map((instance) => instanceRoot(mock, instance));
};

/** Rows for the live services of the settings; each address counts once. */
export const liveRoots = (
  urls: readonly string[],
  liveSource: (url: string) => Source,
  isAllowed: (url: string) => boolean,
): readonly TreeNode[] => {
  const rows = new Map<string, TreeNode>();
  for (const url of urls) {
    const row = liveRoot(url, liveSource, isAllowed);
    rows.set(row.kind === 'source' ? row.source.id : url, row);
  }
  return [...rows.values()];
};

/** Rows for folders with a config drive and for snapshot files, named after them. Nothing is read yet. */
export const configDriveRoots = (
  folders: readonly string[],
  { configDriveSource, snapshotFileSource }: DiskSources,
): readonly SourceNode[] =>
  folders.map((folder) => {
    const isSnapshot = folder.endsWith('.json');
    const source = isSnapshot ? snapshotFileSource(folder) : configDriveSource(folder);
    return {
      kind: 'source',
      origin: 'configDrive',
      source: { ...source, label: folderName(folder) },
      description: `${isSnapshot ? 'recorded snapshot' : 'config drive'} in ${dirname(folder)}`,
      address: undefined,
      folder,
      allowed: true,
    };
  });

/** What opens what lies on a disk. */
interface DiskSources {
  readonly configDriveSource: (folder: string) => Source;
  readonly snapshotFileSource: (file: string) => Source;
}

/** A drive of Windows has no base name, but a name. */
const folderName = (folder: string): string =>
  basename(folder) || folder.replace(/[/\\]+$/, '') || 'config drive';

const instanceRoot = (mock: Mock, instance: Instance): SourceNode => ({
  kind: 'source',
  origin: 'mock',
  source: mock.source(instance.name),
  description: firstAddress(mock.lab, instance) ?? mock.lab.name,
  address: mock.askAs(instance.name),
  allowed: true,
});

const noInstances = (lab: Lab): TreeNode => ({
  kind: 'note',
  id: 'no instances',
  icon: 'info',
  label: `${lab.name} has no instances yet`,
  detail: 'Add one below `instances:` in the lab file. The mock takes it up as soon as you save.',
});

const liveRoot = (
  url: string,
  liveSource: (url: string) => Source,
  isAllowed: (url: string) => boolean,
): TreeNode => {
  try {
    const source = liveSource(url);
    return {
      kind: 'source',
      origin: 'live',
      source,
      description: 'live',
      address: { url },
      allowed: isAllowed(url),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'note', id: `live ${url}`, icon: 'warning', label: message, detail: message };
  }
};
