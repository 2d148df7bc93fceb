import { formsOf, takesType } from '../knowledge/kinds.ts';
import type { Shape } from '../knowledge/shape.ts';
import type { Failure, Keyword, Path } from './finding.ts';
import { onlyKeys } from './shape-facts.ts';

/** An error as cloud-init's own check reports it. */
export interface OfficialError {
  readonly path: Path;
  readonly keyword: Exclude<Keyword, 'keyType'>;
}

/** A failure with its alternatives boiled down. */
interface Flat extends OfficialError {
  /** The shape whose rule failed, as far as jsonschema would have it in hand. */
  readonly shape: Shape;
}

const own = (found: Failure, keyword: OfficialError['keyword']): Flat => ({
  path: found.path,
  keyword,
  shape: found.shape,
});

const typeValueOf = ({ node }: Failure): string | undefined => {
  if (node.kind !== 'map') return undefined;
  const entry = node.entries.find(
    ({ key }) => key.kind === 'scalar' && key.type === 'text' && key.text === 'type',
  );
  if (entry === undefined) return undefined;
  // No name of a type can be like this.
  return entry.value.kind === 'scalar' ? String(entry.value.value) : '{}';
};

const namesType = (shape: Shape, type: string): boolean => {
  if (shape.kind !== 'map') return false;
  const known = shape.keys['type'];
  return known?.kind === 'choice' && known.values.some(({ value }) => value === type);
};

const endsInType = ({ path }: Flat): boolean => String(path.at(-1) ?? '').endsWith('type');

const deepest = (errors: readonly Flat[]): readonly Flat[] => {
  const depth = Math.max(0, ...errors.map(({ path }) => path.length));
  return errors.filter(({ path }) => path.length === depth);
};

/** cloud_init_deepest_matches: a map with a `type` is told apart by it, all else by depth. */
const bestOfOneOf = (found: Failure, errors: readonly Flat[]): readonly Flat[] => {
  const type = typeValueOf(found);
  if (type === undefined) return deepest(errors);
  const named = errors.find(({ shape }) => namesType(shape, type));
  return named ? [named] : errors.filter(endsInType);
};

const matchesType = ({ shape, path }: Flat, found: Failure): boolean =>
  !isOnlyKeys(shape) &&
  path.length === found.path.length &&
  takesType(shape, 'map') &&
  found.node.kind === 'map';

/** A set of keys that must be there: the schema asks for no type in it. */
const isOnlyKeys = (shape: Shape): boolean => shape === onlyKeys;

/** jsonschema's best_match, as far as errors without context go: the shallowest, then the right type. */
const bestOfAnyOf = (found: Failure, errors: readonly Flat[]): readonly Flat[] => {
  const shallowest = Math.min(...errors.map(({ path }) => path.length));
  const candidates = errors.filter(({ path }) => path.length === shallowest);
  const best = candidates.find((one) => !matchesType(one, found)) ?? candidates[0];
  return best ? [best] : [];
};

const branchNamed = (found: Failure, errors: readonly (readonly Flat[])[]): readonly Flat[] => {
  const { shape } = found;
  if (shape.kind !== 'alternatives' || shape.discriminator === undefined) return [];
  const type = typeValueOf(found);
  if (type === undefined) return [];
  return shape.shapes.flatMap((branch, index) => {
    const names = formsOf(branch).flatMap((form) =>
      form.kind === 'map' && form.keys['type']?.kind === 'choice' ? form.keys['type'].values : [],
    );
    return names.some(({ value }) => String(value).startsWith(type)) ? (errors[index] ?? []) : [];
  });
};

/** The branches of network-config ask for unknown keys first, all others for missing ones. */
const inOrderOfSchema = ({ shape }: Failure, errors: readonly Flat[]): readonly Flat[] => {
  if (shape.kind !== 'alternatives' || shape.discriminator === undefined) return errors;
  const isUnknown = ({ keyword }: Flat): boolean => keyword === 'additionalProperties';
  return [...errors.filter(isUnknown), ...errors.filter((one) => !isUnknown(one))];
};

const flat = (found: Failure): readonly Flat[] => {
  const { keyword, branches } = found;
  if (keyword === 'keyType') return [own(found, 'additionalProperties')];
  if (branches === undefined) return [own(found, keyword)];
  const errors = branches.map((branch) => inOrderOfSchema(found, branch.flatMap(flat)));
  if (keyword === 'oneOf') return bestOfOneOf(found, errors.flat());
  const named = branchNamed(found, errors);
  const best = named.length > 0 ? named : bestOfAnyOf(found, errors.flat());
  return [...best, own(found, 'anyOf')];
};

/** The errors cloud-init itself would report: of alternatives only those it thinks fit best. */
export const officialErrors = (failures: readonly Failure[]): readonly OfficialError[] =>
  failures.flatMap(flat);

/** Whether cloud-init's own check lets a failure pass unseen, as it does with a strange `type` key. */
export const isOverlooked = (found: Failure): boolean =>
  found.keyword === 'oneOf' && found.branches !== undefined && flat(found).length === 0;
