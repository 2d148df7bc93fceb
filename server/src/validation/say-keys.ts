import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { moduleOf } from '../knowledge/index.ts';
import { keysMeantBy } from '../knowledge/other-words.ts';
import type { MapShape } from '../knowledge/shape.ts';
import { overlooksTopKeys, shapeIn } from '../knowledge/versions.ts';
import { code, listed } from '../knowledge/words.ts';
import type { Settings } from '../settings.ts';
import type { Failure } from './finding.ts';
import { nameOf, type Said, spotOfLack, spotOfValue } from './said.ts';

/** Says which keys are missing. */
export const misses = (found: Failure, text: string): Said => {
  const { keys, shape } = found;
  const names = listed(keys.map(code), 'or');
  const [only] = keys;
  const summary =
    only !== undefined && keys.length === 1 && shape.kind === 'map'
      ? shape.keys[only]?.summary
      : '';
  return {
    code: 'missing-key',
    message: [`${names} is missing.`, summary].filter(Boolean).join(' '),
    spot: spotOfLack(found, text),
    instead: keys,
  };
};

const meant = (key: string, shape: MapShape): readonly string[] => {
  const all = Object.keys(shape.keys);
  const current = all.filter((known) => !shape.keys[known]?.deprecated);
  const words = keysMeantBy(key).filter((known) => current.includes(known));
  if (words.length > 0) return words;
  const likely = likelyMeant(key, current);
  if (likely.length > 0) return likely;
  // An old name, and misspelt at that.
  const uses = likelyMeant(key, all).map((known) => shape.keys[known]?.deprecated?.use ?? '');
  return [...new Set(uses)].filter((use) => Object.hasOwn(shape.keys, use));
};

/** What may help with a key that does not belong here. */
const hintFor = (
  key: string,
  instead: readonly string[],
  found: Failure,
  shape: MapShape,
): string => {
  if (instead.length > 0) return `Did you mean ${listed(instead.map(code), 'or')}?`;
  if (found.path.length > 0 && moduleOf(key)) return 'It belongs to the top of the document.';
  if (found.path.length === 0) return '';
  const known = Object.keys(shape.keys).filter((one) => !shape.keys[one]?.deprecated);
  if (known.length > 8 || known.length === 0) return '';
  return `Possible here: ${listed(known.map(code), 'and')}.`;
};

/** More than anyone will read; to look for what each may mean takes time. An alias is one place for all of them. */
const mostKeys = 500;
const mostKeysOfAlias = 8;

/** Says which keys do not belong here. */
export const unknownKeys = (found: Failure, { targetVersion }: Settings): readonly Said[] => {
  const { path } = found;
  const shape = shapeIn(targetVersion, found.shape);
  if (shape.kind !== 'map') return [];
  const where = path.length === 0 ? '' : ` in ${nameOf(path).replace(/^An/, 'an')}`;
  const isOverlooked = path.length === 0 && overlooksTopKeys(targetVersion);
  const fate = isOverlooked ? `cloud-init ${targetVersion} passes over it without a word.` : '';
  const most = found.borrowed ? mostKeysOfAlias : mostKeys;
  return found.keys.slice(0, most).map((key, index) => {
    const instead = meant(key, shape);
    const sentences = [
      `cloud-init knows no key ${code(key)}${where}.`,
      fate,
      hintFor(key, instead, found, shape),
    ];
    return {
      code: 'unknown-key',
      message: sentences.filter(Boolean).join(' '),
      spot: found.keySpots[index] ?? found.spot,
      instead,
      ...(isOverlooked ? { severity: 'warning' } : {}),
    };
  });
};

/** Says that keys or forms exclude each other. */
export const together = (found: Failure, text: string): Said => {
  const { shape, keys, keySpots } = found;
  if (shape.kind === 'map') {
    return {
      code: 'keys-together',
      message: `Only one of ${listed(keys.map(code), 'and')} can be there.`,
      spot: keySpots.at(-1) ?? spotOfLack(found, text),
    };
  }
  return {
    code: 'several-forms',
    message: `${nameOf(found.path)} fits more than one of its forms, where it must fit one.`,
    spot: spotOfValue(found, text),
  };
};
