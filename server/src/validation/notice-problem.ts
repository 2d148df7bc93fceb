import { olderNameOf } from '../knowledge/older-names.ts';
import type { Deprecated } from '../knowledge/shape.ts';
import { isLater, isTooNew, overlooksTopKeys } from '../knowledge/versions.ts';
import { code, listed } from '../knowledge/words.ts';
import { type Problem, problem } from '../problem.ts';
import type { Settings } from '../settings.ts';
import type { Notice } from './finding.ts';
import { nameOf, spotOfValue } from './said.ts';

const advice = ({ use, note }: Deprecated): string =>
  note ?? (use === undefined ? '' : `Write ${code(use)} instead.`);

const keyProblem = (found: Notice, deprecated: Deprecated, text: string): Problem => {
  const since = `is deprecated since cloud-init ${deprecated.since}.`;
  const message = [`${nameOf(found.path)} ${since}`, advice(deprecated)].filter(Boolean).join(' ');
  const instead = deprecated.use === undefined ? [] : [deprecated.use];
  return problem('deprecated-key', message, found.key ?? spotOfValue(found, text), instead);
};

const formProblem = (
  found: Notice,
  { since, value }: Deprecated,
  note: string,
  text: string,
): Problem => {
  const message = [`This form is deprecated since cloud-init ${since}.`, note];
  const instead = value === undefined || found.borrowed ? [] : [value];
  const spot = spotOfValue(found, text);
  return problem('deprecated-value', message.filter(Boolean).join(' '), spot, instead);
};

/** What the version does with a key it does not know, as far as that is known. */
const fate = ({ path }: Notice, version: string): string =>
  path.length === 1 && overlooksTopKeys(version)
    ? `cloud-init ${version} passes over it without a word.`
    : `The target version ${version} does not know it.`;

/** What that version knows the same by. */
const olderKey = ({ shape, isForm }: Notice, version: string): readonly string[] => {
  const older = isForm ? undefined : olderNameOf(shape);
  return older === undefined || isTooNew(older.shape, version) ? [] : [older.key];
};

const newProblem = (found: Notice, since: string, text: string, version: string): Problem => {
  const name = found.isForm ? 'This form' : nameOf(found.path);
  const spot = found.isForm ? spotOfValue(found, text) : (found.key ?? spotOfValue(found, text));
  const instead = olderKey(found, version);
  const advice = instead.length > 0 ? `Write ${listed(instead.map(code), 'or')} for it.` : '';
  const message = `${name} is known since cloud-init ${since}. ${fate(found, version)} ${advice}`;
  return problem('too-new', message.trimEnd(), spot, instead);
};

const isWithin = ({ path: outer }: Notice, { path }: Notice): boolean =>
  outer.length <= path.length && outer.every((part, index) => part === path[index]);

/**
 * The notices that matter to a target version: no deprecation that came later, and of what is too new for it
 * only the outermost. Notices stand in the order of the check, so that outer ones come first.
 */
export const noticesFor = (
  notices: readonly Notice[],
  { targetVersion }: Settings,
): readonly Notice[] => {
  let tooNew: Notice | undefined;
  return notices.filter((found) => {
    const { keyword, shape } = found;
    if (keyword !== 'since') return !isLater(shape[keyword]?.since ?? '', targetVersion);
    if (!isTooNew(shape, targetVersion) || (tooNew && isWithin(tooNew, found))) return false;
    tooNew = found;
    return true;
  });
};

/** The problem a deprecated or too new key or form makes for a person; `text` is that of the block. */
export const noticeProblem = (
  found: Notice,
  text: string,
  { targetVersion }: Settings,
): Problem | undefined => {
  const { deprecated, changed, since } = found.shape;
  if (found.keyword === 'since')
    return since === undefined ? undefined : newProblem(found, since, text, targetVersion);
  if (found.keyword === 'changed') {
    return changed && formProblem(found, changed, changed.note, text);
  }
  if (deprecated === undefined) return undefined;
  return found.isForm
    ? formProblem(found, deprecated, advice(deprecated), text)
    : keyProblem(found, deprecated, text);
};
