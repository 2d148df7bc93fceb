import type { YamlError, YamlErrorCode } from '../documents/yaml/node.ts';

import type { CheckResult } from './check.ts';
import type { Crash, Failure, Notice, Path } from './finding.ts';
import { officialErrors } from './official.ts';
import { keyKindOf } from './value.ts';

interface Sorted {
  readonly path: Path;
  readonly spot: Crash['spot'];
}

/** Python sorts the mistakes by their paths, and cannot where one has a text and the other a number. */
const isMixed = (one: Sorted, other: Sorted): boolean => {
  const at = one.path.findIndex((part, index) => part !== other.path[index]);
  const [left, right] = [one.path[at], other.path[at]];
  if (left === undefined || right === undefined) return false;
  return (typeof left === 'string') !== (typeof right === 'string');
};

const hasNumber = ({ path }: Sorted): boolean => path.some((part) => typeof part !== 'string');

/** More mistakes than these do not make it likelier. */
const mostCompared = 300;

const mixedPaths = (
  failures: readonly Failure[],
  notices: readonly Notice[],
): Crash | undefined => {
  const all: readonly Sorted[] = [
    ...failures.flatMap((found) =>
      officialErrors([found]).map(({ path }) => ({ path, spot: found.spot })),
    ),
    ...notices.filter(({ keyword }) => keyword !== 'since'),
  ].slice(0, mostCompared);
  const odd = all.filter(hasNumber).find((one) => all.some((other) => isMixed(one, other)));
  return odd && { reason: 'mixed-paths', spot: odd.spot };
};

const mixedAtTop = (failures: readonly Failure[]): Crash | undefined =>
  kindsAtTop(failures).size > 1
    ? { reason: 'mixed-keys', spot: failures[0]?.spot ?? { start: 0, end: 0 } }
    : undefined;

/** The kinds of the unknown keys at the top, which stand in blocks of their own. */
const kindsAtTop = (failures: readonly Failure[]): ReadonlySet<string> =>
  new Set(
    failures
      .filter(({ keyword, path }) => keyword === 'additionalProperties' && path.length === 0)
      .flatMap(({ node, keySpots }) =>
        node.kind === 'map'
          ? node.entries.flatMap(({ key }) =>
              key.kind === 'scalar' && keySpots.includes(key) ? [keyKindOf(key)] : [],
            )
          : [],
      ),
  );

/** Where cloud-init's own check stumbles over what blocks hold, each with the offset of its block. */
export const crashOf = (result: Omit<CheckResult, 'complete'>): Crash | undefined => {
  if (!result.hasOddKeys) return result.crashes[0];
  return (
    result.crashes[0] ?? mixedAtTop(result.failures) ?? mixedPaths(result.failures, result.notices)
  );
};

/** What PyYAML only finds once all of the text has been read, in the order in which it makes the values. */
const whileMaking = new Set<YamlErrorCode>([
  'yaml-base64',
  'yaml-key',
  'yaml-merge',
  'yaml-tag',
  'yaml-value',
]);

/**
 * The mistake of YAML that PyYAML has no error of its own for, so that cloud-init ends in a traceback; undefined if there
 * is none, or cloud-init has met another mistake before.
 */
export const readerCrash = (errors: readonly YamlError[]): YamlError | undefined => {
  const harmful = errors.filter(({ code }) => code !== 'yaml-recursion');
  if (!harmful.every(({ code }) => whileMaking.has(code))) return undefined;
  const first = harmful.toSorted((one, other) => one.start - other.start)[0];
  const isMark = first?.detail === '=' || first?.detail === '<<';
  return first?.code === 'yaml-value' && !isMark ? first : undefined;
};
