import { isMasked } from '../../documents/jinja-mask.ts';
import type { OpenDocument } from '../../documents/open-document.ts';
import { isOfCloudInit } from '../../documents/regions.ts';
import type { Step } from '../../knowledge/lookup.ts';
import { yamlOf } from '../../knowledge/words.ts';
import { leavesUnder } from './document-blocks.ts';
import { CompletionItemKind, type Offer, plain } from './item.ts';
import { madeUpKeysAt } from './name-places.ts';
import { diskNames, fileSystemDevices, mountDevices } from './names/device-names.ts';
import { groupNames, newGroupNames } from './names/group-names.ts';
import { headerNames } from './names/header-names.ts';
import { interfaceNames } from './names/interface-names.ts';
import {
  labImageNames,
  labInstanceNames,
  labNetworkNames,
  labRouterNames,
  labSecurityGroupNames,
} from './names/lab-names.ts';
import { moduleNames } from './names/module-names.ts';
import { mountFields } from './names/mount-fields.ts';
import { ownerNames } from './names/owner-names.ts';
import type { Name, NameSource } from './names/source.ts';
import { timeZoneNames } from './names/time-zones.ts';
import { userNames } from './names/user-names.ts';

/** All kinds of names, one line each. */
const sources: readonly NameSource[] = [
  userNames,
  ownerNames,
  groupNames,
  newGroupNames,
  interfaceNames,
  diskNames,
  fileSystemDevices,
  mountDevices,
  ...mountFields,
  moduleNames,
  timeZoneNames,
];

/** The same for labs and scenarios. */
const sourcesOfMock: readonly NameSource[] = [
  labNetworkNames,
  labRouterNames,
  labInstanceNames,
  labImageNames,
  labSecurityGroupNames,
  headerNames,
];

const sourcesFor = ({ regions }: OpenDocument): readonly NameSource[] =>
  regions.every(isOfCloudInit) ? sources : sourcesOfMock;

/** A kind of names that is due at a place, and the keys on the way that the author made up. */
interface Due {
  readonly source: NameSource;
  readonly madeUp: readonly string[];
}

const dueAt = (
  sources: readonly NameSource[],
  steps: readonly Step[],
  pathsOf: (source: NameSource) => readonly string[],
): readonly Due[] =>
  sources.flatMap((source) => {
    const found = pathsOf(source).map((path) => madeUpKeysAt(steps, path));
    const madeUp = found.find((keys) => keys !== undefined);
    return madeUp ? [{ source, madeUp }] : [];
  });

const namesOf = (step: Step | undefined): readonly string[] =>
  step?.kind === 'key' ? [step.siblings.get('name') ?? ''] : [];

/** What is written at a place already. */
interface Written {
  /** Names that stand there. */
  readonly beside: readonly string[];
  /** What is being typed. */
  readonly begun: string;
  readonly isQuoted: boolean;
}

/** Nothing is made of itself: neither the key it is under nor, of parts, the `name` beside it is offered. */
const namesFrom = (
  document: OpenDocument,
  due: readonly Due[],
  steps: readonly Step[],
  { beside, begun }: Omit<Written, 'isQuoted'>,
): readonly Name[] => {
  const own = steps.slice(-2).flatMap(namesOf);
  return due.flatMap(({ source, madeUp }) => {
    const others = source.mayRepeat ? [] : beside;
    const taken = new Set([...others, ...(source.areParts ? own : []), ...madeUp]);
    return source
      .names(leavesUnder(document, source.blocks), begun)
      .filter(({ value }) => !taken.has(value) && !isMasked(value));
  });
};

const offerOf = ({ value, summary }: Name, isQuoted: boolean): Offer => {
  const label = isQuoted ? value : yamlOf(value);
  return {
    label,
    kind: CompletionItemKind.Reference,
    insert: plain(label),
    ...(summary === '' ? {} : { documentation: summary }),
  };
};

/** Names for the value at a place. */
export const nameOffers = (
  document: OpenDocument,
  steps: readonly Step[],
  written: Written,
): readonly Offer[] => {
  const due = dueAt(sourcesFor(document), steps, ({ values, separated = [] }) => [
    ...values,
    ...separated,
  ]);
  return namesFrom(document, due, steps, written).map((name) => offerOf(name, written.isQuoted));
};

/** Whether several names stand in the value at a place, with commas between them. */
export const takesSeveral = (steps: readonly Step[]): boolean =>
  dueAt(sources, steps, ({ separated = [] }) => separated).length > 0;

/** Names for a key of the map at a place. */
export const namesForKeys = (document: OpenDocument, steps: readonly Step[]): readonly Name[] =>
  namesFrom(
    document,
    dueAt(sourcesFor(document), steps, ({ keys = [] }) => keys),
    steps,
    { beside: [], begun: '' },
  );
