import { takesType } from '../knowledge/kinds.ts';
import type { AlternativesShape, ChoiceShape, MapShape, Shape } from '../knowledge/shape.ts';
import type { Failure, Path } from './finding.ts';
import { equals, typeOf } from './value.ts';

/** One form of a value, and what is wrong with it. */
interface Candidate {
  readonly shape: Shape;
  readonly failures: readonly Failure[];
}

const candidatesOf = (
  { node }: Failure,
  shape: AlternativesShape,
  branches: readonly (readonly Failure[])[],
): readonly Candidate[] =>
  shape.shapes
    .map((one, index) => ({ shape: one, failures: branches[index] ?? [] }))
    .filter((one) => takesType(one.shape, typeOf(node)));

const choiceAt = ({ shape }: Candidate, key: string): ChoiceShape | undefined => {
  const known = shape.kind === 'map' ? shape.keys[key] : undefined;
  return known?.kind === 'choice' ? known : undefined;
};

const commonDiscriminators = ['type', 'renderer', 'version'];

/** Keys that can tell the forms apart: a choice in each of them. */
const discriminators = (
  shape: AlternativesShape,
  forms: readonly Candidate[],
): readonly string[] => {
  const keys = shape.discriminator ? [shape.discriminator] : commonDiscriminators;
  return keys.filter((key) => forms.every((one) => choiceAt(one, key) !== undefined));
};

const depthOf = (failures: readonly Failure[]): number =>
  Math.max(0, ...failures.map(({ path }) => path.length));

/** The form that goes wrong latest, and of those the one with the fewest mistakes. */
const nearest = (forms: readonly Candidate[]): Candidate | undefined =>
  forms.toSorted(
    (one, other) =>
      depthOf(other.failures) - depthOf(one.failures) ||
      one.failures.length - other.failures.length,
  )[0];

const merged = (values: readonly ChoiceShape[]): ChoiceShape | undefined => {
  const [first] = values;
  return first && { ...first, values: values.flatMap((one) => one.values) };
};

const valueOfKey = (found: Failure, key: string) => {
  if (found.node.kind !== 'map') return undefined;
  return found.node.entries.findLast((one) => one.key.kind === 'scalar' && one.key.text === key);
};

const wrongDiscriminator = (
  found: Failure,
  key: string,
  forms: readonly Candidate[],
): readonly Failure[] | undefined => {
  const choice = merged(forms.map((one) => choiceAt(one, key)).filter((one) => one !== undefined));
  const entry = valueOfKey(found, key);
  if (choice === undefined || entry === undefined) return undefined;
  const place = { ...found, path: [...found.path, key], node: entry.value, key: entry.key };
  const spot = found.borrowed ? found.spot : entry.value;
  return [{ ...place, spot, keyword: 'enum', shape: choice, branches: undefined }];
};

/** A key without which no form can be right. */
const lackOfAll = (found: Failure, key: string, forms: readonly Candidate[]): boolean =>
  valueOfKey(found, key) === undefined &&
  forms.every(({ failures }) =>
    failures.some(
      ({ keyword, keys, path }) =>
        isHere(found, path) && keyword === 'required' && keys.includes(key),
    ),
  );

const isHere = ({ path }: Failure, other: Path): boolean => path.length === other.length;

/** The forms that remain, or what is wrong with the key that tells them apart. */
type Told = { readonly forms: readonly Candidate[] } | { readonly failures: readonly Failure[] };

const byDiscriminator = (found: Failure, key: string, forms: readonly Candidate[]): Told => {
  if (lackOfAll(found, key, forms)) {
    const shape = forms[0]?.shape ?? found.shape;
    return {
      failures: [{ ...found, keyword: 'required', shape, keys: [key], branches: undefined }],
    };
  }
  const value = valueOfKey(found, key)?.value;
  if (value === undefined) return { forms };
  const fitting = forms.filter((one) =>
    choiceAt(one, key)?.values.some(
      (choice) => value.kind === 'scalar' && equals(value, choice.value),
    ),
  );
  if (fitting.length > 0) return { forms: fitting };
  const failures = wrongDiscriminator(found, key, forms);
  return failures ? { failures } : { forms };
};

const sameLack = (forms: readonly Candidate[]): readonly string[] | undefined => {
  const lacks = forms.map(({ failures }) => {
    const [only, more] = failures;
    return only?.keyword === 'required' && more === undefined ? only.keys : undefined;
  });
  return lacks.includes(undefined) ? undefined : [...new Set(lacks.flatMap((one) => one ?? []))];
};

const ofForms = (found: Failure, forms: readonly Candidate[]): readonly Failure[] => {
  const lack = forms.length > 1 ? sameLack(forms) : undefined;
  if (lack) return [{ ...found, keyword: 'required', keys: lack, branches: undefined }];
  const isPlain = found.node.kind === 'scalar';
  if (forms.length > 1 && isPlain) return [{ ...found, keyword: 'enum', branches: undefined }];
  return nearest(forms)?.failures.flatMap(explained) ?? [];
};

const ofAlternatives = (
  found: Failure,
  shape: AlternativesShape,
  branches: readonly (readonly Failure[])[],
): readonly Failure[] => {
  let forms = candidatesOf(found, shape, branches);
  if (forms.length === 0) return [{ ...found, keyword: 'type', branches: undefined }];
  for (const key of forms.length > 1 ? discriminators(shape, forms) : []) {
    const told = byDiscriminator(found, key, forms);
    if ('failures' in told) return told.failures;
    forms = told.forms;
  }
  return ofForms(found, forms);
};

/** Keys that every set lacks, or else all that any lacks. */
const ofKeySets = (
  found: Failure,
  shape: MapShape,
  branches: readonly (readonly Failure[])[],
): readonly Failure[] => {
  const lacking = branches.map((branch) => branch.flatMap(({ keys }) => keys));
  const common = (lacking[0] ?? []).filter((key) => lacking.every((keys) => keys.includes(key)));
  const lacks = common.length > 0 ? common.map((key) => [key]) : [[...new Set(lacking.flat())]];
  return lacks.map((keys) => ({ ...found, keyword: 'required', shape, keys, branches: undefined }));
};

/**
 * What a person should hear of a failure. Of alternatives only the form that was most likely meant: told apart
 * by type, then by a key such as `type`, then by depth; where only values differ, they are put together.
 */
export const explained = (found: Failure): readonly Failure[] => {
  const { shape, branches } = found;
  if (branches === undefined) return [found];
  if (shape.kind === 'alternatives') return ofAlternatives(found, shape, branches);
  return shape.kind === 'map' ? ofKeySets(found, shape, branches) : [found];
};
