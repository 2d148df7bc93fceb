import type { OpenDocument } from '../../documents/open-document.ts';
import { keptByText, type PlacedBlock, placedBlocks } from '../../documents/placed-blocks.ts';
import type { Region, RegionKind } from '../../documents/regions.ts';
import { accountNames } from './account-names.ts';
import { anchorNames } from './anchor-names.ts';
import { deviceNames } from './device-names.ts';
import type { Occurrence } from './occurrence.ts';

const anchorsOfBlock = keptByText(anchorNames);
const accountsOfBlock = keptByText(accountNames);
const devicesOfBlock = keptByText(deviceNames);

const withNetwork: ReadonlySet<RegionKind> = new Set(['network-config', 'system-config']);

/** A name at its place in the document. */
export interface PlacedName extends Occurrence {
  readonly region: Region;
}

const namesOfBlock = ({ block, offset, region }: PlacedBlock): readonly PlacedName[] => {
  const accounts = region.kind === 'network-config' ? [] : accountsOfBlock(block);
  const devices = withNetwork.has(region.kind) ? devicesOfBlock(block) : [];
  const names = [...anchorsOfBlock(block), ...accounts, ...devices];
  return names.length === 0
    ? []
    : names.map((one) => ({
        ...one,
        region,
        start: one.start + offset,
        end: one.end + offset,
      }));
};

/** Whether it is known in its own part alone. */
export const isOfPart = ({ kind }: PlacedName): boolean => kind === 'anchor' || kind === 'device';

/** The same thing: an anchor or device of the same part, or a user or group of the same name. */
const isSame = (one: PlacedName, other: PlacedName): boolean =>
  one.kind === other.kind &&
  one.name === other.name &&
  (!isOfPart(one) || one.region === other.region);

/** A user's own group goes by the user's name, unless a group of that name is made. */
const withOwnGroups = (names: readonly PlacedName[]): readonly PlacedName[] => {
  const defined = (kind: Occurrence['kind']): ReadonlySet<string> =>
    new Set(names.filter((one) => one.kind === kind && one.isDefinition).map(({ name }) => name));
  const users = defined('user');
  const groups = defined('group');
  return names.map((one) =>
    one.kind === 'group' && users.has(one.name) && !groups.has(one.name)
      ? { ...one, kind: 'user' }
      : one,
  );
};

const known = new WeakMap<OpenDocument, readonly PlacedName[]>();

/** All names of a document, in the order of the text. */
export const namesIn = (document: OpenDocument): readonly PlacedName[] => {
  const before = known.get(document);
  if (before) return before;
  const names = withOwnGroups(placedBlocks(document).flatMap(namesOfBlock)).toSorted(
    (one, other) => one.start - other.start,
  );
  known.set(document, names);
  return names;
};

/** The name that an offset touches. */
export const nameAt = (names: readonly PlacedName[], offset: number): PlacedName | undefined =>
  names.find(({ start, end }) => start <= offset && offset <= end);

/** Every place of what is named at an offset; empty where nothing is. */
export const placesOf = (document: OpenDocument, offset: number): readonly PlacedName[] => {
  const names = namesIn(document);
  const meant = nameAt(names, offset);
  return meant ? names.filter((one) => isSame(one, meant)) : [];
};
