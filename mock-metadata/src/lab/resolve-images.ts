import { type Derived, derived } from './derived.ts';
import { freeNumbers } from './free-numbers.ts';
import type { LabFile } from './lab-file.ts';
import { type NameTable, nameTable } from './name-table.ts';
import { claimsFor, type Reading } from './reading.ts';
import type { Path } from './source-text.ts';

/** The integers of Nova's EC2 mapping: given ones, and made-up ones that stay clear of them. */
export interface Ec2Ids {
  /** Takes a given number. */
  take(id: number, path: Path): void;
  /** The number that follows from what somebody is made of, unless it is taken. */
  next(made: Derived): number;
}

// Small enough to be typed; further ones follow when there are more things than this.
const startCount = 65_535;

export const ec2IdsFor = (reading: Reading): Ec2Ids => {
  const claim = claimsFor(reading, 'duplicate-id', 'The EC2 id');
  const numbers = freeNumbers(1n, BigInt(Number.MAX_SAFE_INTEGER));
  return {
    take: (id, path) => {
      claim(String(id), path);
      numbers.take(BigInt(id));
    },
    next: (made) => Number(numbers.takeFrom(BigInt(1 + made.number(startCount))) ?? 0n),
  };
};

export interface Images {
  /** The id of the image that an instance boots from; '' for boot from volume. */
  readonly imageRefOf: (image: string | null | undefined, at: Path) => string;
  readonly idOf: NameTable['idOf'];
  /** Image id → EC2 number, for every image met so far that has one. */
  readonly ec2Ids: () => ReadonlyMap<string, number>;
}

const assumedImage = 'linux';

export const imagesOf = (reading: Reading, file: LabFile): Images => {
  const table = nameTable('images', 'image', file.images, reading);
  const [first] = table.all().keys();
  const ec2 = ec2IdsFor(reading);
  const given = new Map<string, number | null>();
  const others = new Set<string>();
  for (const [name, id] of table.all()) {
    const number = file.images?.[name]?.ec2_id;
    if (number === undefined) others.add(id);
    else given.set(id, number);
    if (typeof number === 'number') ec2.take(number, ['images', name, 'ec2_id']);
  }
  const idOf: NameTable['idOf'] = (name, at) => {
    const id = table.idOf(name, at);
    if (id !== undefined && !given.has(id)) others.add(id);
    return id;
  };
  const numbered = [...given].flatMap(([id, number]) =>
    number === null ? [] : [[id, number] as const],
  );
  const imageRefOf: Images['imageRefOf'] = (image, at) => {
    if (image === null || image === '') return '';
    if (image !== undefined) return idOf(image, at) ?? '';
    // An empty section has no first image, and is not missing either.
    if (file.images && first === undefined) return derived('image', assumedImage).uuid;
    return idOf(first ?? assumedImage, at) ?? '';
  };
  return {
    imageRefOf,
    idOf,
    ec2Ids: () =>
      new Map([
        ...numbered,
        ...[...others].map((id) => [id, ec2.next(derived('image', id))] as const),
      ]),
  };
};
