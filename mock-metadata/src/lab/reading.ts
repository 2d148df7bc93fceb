import type { ProblemCode } from '../problem.ts';
import type { Path } from './source-text.ts';

/** The names under which a lab file lists things. */
type Section = 'networks' | 'routers' | 'security_groups' | 'images' | 'instances';

/** What the steps that turn a lab file into a lab need of the reading they are part of. */
export interface Reading {
  /** Whether to report what a healthy Neutron would refuse (`consistency: checked`). */
  readonly isChecked: boolean;
  /** Writes down a problem at the value at a path, or at its key. */
  report(code: ProblemCode, path: Path, message: string, part?: 'key' | 'value'): void;
  /** The names in a section, in the order of the file. */
  names(section: Section): readonly string[];
  /** The keys of the map at a path, in the order of the file. */
  keys(path: Path): readonly string[];
  /** Whether something at or below a path is wrong already: what follows from it is then not worth reporting. */
  isDamaged(path: Path): boolean;
  /** Whether names may be missing from a section because it could not be read, or its own name is misspelt. */
  isUnsure(section: Section): boolean;
  /** The line of a path's value, from 1. */
  line(path: Path): number;
  /** A path named in the lab file as an absolute one. */
  absolute(path: string): string;
  /** The base64 of a file named at a path of the lab; undefined, and reported, where it cannot be read. */
  base64Of(path: string, at: Path): string | undefined;
  /** Counts a file among those the lab depends on without reading it. */
  noteFile(path: string): void;
}

/** Sees to it that a value is used once; says whether it is the first. */
export type Claim = (value: string, path: Path) => boolean;

/**
 * Claims for one kind of value; the second use of a value is reported with the line of the first. Ids may come twice in
 * a lab that is not checked.
 */
export const claimsFor = (
  reading: Reading,
  code: 'duplicate-address' | 'duplicate-id',
  what: string,
): Claim => {
  const first = new Map<string, Path>();
  return (value, path) => {
    const earlier = first.get(value);
    if (earlier === undefined || (code === 'duplicate-id' && !reading.isChecked)) {
      first.set(value, path);
      return true;
    }
    const where = `is used in line ${reading.line(earlier)} already`;
    reading.report(code, path, `${what} ${value} ${where}: give each its own.`);
    return false;
  };
};

/** Reports every key after the first of those that say the same thing in different ways. */
export const onlyOneOf = (
  reading: Reading,
  entry: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  path: Path,
): void => {
  let first: string | undefined;
  for (const key of keys) {
    if (entry[key] === undefined || entry[key] === null) continue;
    if (first === undefined) first = key;
    else
      reading.report('wrong-value', [...path, key], `Write ${first} or ${key}, not both.`, 'key');
  }
};
