import { type Lab, type Release, releases, type Topology } from '../lab/model.ts';
import type { Path } from '../lab/source-text.ts';
import type { ProblemCode } from '../problem.ts';

/** What the pieces that make a step ready need of the reading they are part of. */
export interface StepReading {
  readonly release: Release;
  readonly topology: Topology;
  /** The cloud as it is at this step. */
  readonly lab: Lab;
  /** Writes down a problem at the value at a path of the scenario file, or at its key. */
  report(code: ProblemCode, path: Path, message: string, part?: 'key' | 'value'): void;
}

/** One value for each release that is named. */
export interface ByRelease<Value> {
  readonly zed?: Value | undefined;
  readonly epoxy?: Value | undefined;
  readonly master?: Value | undefined;
  readonly other?: Value | undefined;
}

const releaseKeys: ReadonlySet<string> = new Set([...releases, 'other']);

const isByRelease = <Value>(value: Value | ByRelease<Value>): value is ByRelease<Value> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => releaseKeys.has(key));
};

/** A value for the release at hand, and where it stands. */
export interface Chosen<Value> {
  readonly value: Value;
  readonly path: Path;
}

/** Chooses what is expected in this release; undefined, and reported, where nothing is said for it. */
export const chosen = <Value>(
  written: Value | ByRelease<Value>,
  path: Path,
  { release, report }: StepReading,
): Chosen<Value> | undefined => {
  if (!isByRelease(written)) return { value: written, path };
  const key = written[release] === undefined ? 'other' : release;
  const value = written[key];
  if (value !== undefined) return { value, path: [...path, key] };
  const message = `Nothing is said here for release ${release}. Add "${release}:" or "other:", or leave ${release} out of \`releases\`.`;
  report('missing-key', path, message, 'key');
  return undefined;
};
