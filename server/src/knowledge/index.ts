import { map } from './builders.ts';
import { modules } from './modules.ts';
import { networkV1 } from './network/v1.ts';
import { networkV2 } from './network/v2.ts';
import type { KnownModule, MapShape, Shape } from './shape.ts';

const keysOfAll = (): Readonly<Record<string, Shape>> =>
  Object.assign({}, ...modules.map(({ keys }) => keys));

/** The shape of a whole cloud-config document. */
export const cloudConfig: MapShape = map(keysOfAll());

const homes: ReadonlyMap<string, KnownModule> = new Map(
  modules.flatMap((module) => Object.keys(module.keys).map((key) => [key, module] as const)),
);

/** The module a top-level key belongs to. */
export const moduleOf = (key: string): KnownModule | undefined => homes.get(key);

/** Modules that read a top-level key which is at home elsewhere. */
export const readersOf = (key: string): readonly KnownModule[] =>
  modules.filter(({ alsoReads }) => alsoReads.includes(key));

/** The shape of a network configuration; version 2 unless it says 1, as cloud-init has it. */
export const networkConfig = (version: 1 | 2): Shape => (version === 1 ? networkV1 : networkV2);
