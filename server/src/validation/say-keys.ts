import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { moduleOf } from '../knowledge/index.ts';
import type { MapShape } from '../knowledge/shape.ts';
import { code, listed } from '../knowledge/words.ts';
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
  const current = Object.keys(shape.keys).filter((known) => !shape.keys[known]?.deprecated);
  return likelyMeant(key, current);
};

/** What may help with a key that does not belong here. */
const hintFor = (key: string, instead: readonly string[], found: Failure): string => {
  if (instead.length > 0) return `Did you mean ${listed(instead.map(code), 'or')}?`;
  if (found.path.length > 0 && moduleOf(key)) return 'It belongs to the top of the document.';
  const { shape } = found;
  if (shape.kind !== 'map' || found.path.length === 0) return '';
  const known = Object.keys(shape.keys).filter((one) => !shape.keys[one]?.deprecated);
  if (known.length > 8 || known.length === 0) return '';
  return `Possible here: ${listed(known.map(code), 'and')}.`;
};

/** More than anyone will read; to look for what each may mean takes time. */
const mostKeys = 500;

/** Says which keys do not belong here. */
export const unknownKeys = (found: Failure): readonly Said[] =>
  found.keys.slice(0, mostKeys).map((key, index) => {
    const { shape, path } = found;
    const instead = shape.kind === 'map' ? meant(key, shape) : [];
    const where = path.length === 0 ? '' : ` in ${nameOf(path).replace(/^An/, 'an')}`;
    const hint = hintFor(key, instead, found);
    return {
      code: 'unknown-key',
      message: [`cloud-init knows no key ${code(key)}${where}.`, hint].filter(Boolean).join(' '),
      spot: found.keySpots[index] ?? found.spot,
      instead,
    };
  });

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
