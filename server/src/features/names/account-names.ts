import type { YamlNode } from '../../documents/yaml/node.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';
import { type AccountPlace, accountPlaces, usersDefault } from '../../knowledge/account-places.ts';
import { commaNames, type NamedSpan, ownerNames, passwordNames, wholeName } from './name-spans.ts';
import type { Occurrence } from './occurrence.ts';

type Steps = readonly string[];

const spansBy: Readonly<
  Record<
    AccountPlace['form'],
    (text: string, node: YamlNode, of: AccountPlace['of']) => readonly NamedSpan[]
  >
> = {
  name: wholeName,
  key: wholeName,
  names: commaNames,
  'password-lines': passwordNames,
  owner: (text, node, of) => ownerNames(text, node)[of],
};

const childrenAt = (node: YamlNode, step: string): readonly YamlNode[] => {
  if (step === '*') return node.kind === 'list' ? node.items : [];
  if (node.kind !== 'map') return [];
  return node.entries
    .filter(({ key }) => step === '<>' || (key.kind === 'scalar' && key.text === step))
    .map(({ value }) => value);
};

const nodesAt = (node: YamlNode, [step, ...rest]: Steps): readonly YamlNode[] =>
  step === undefined ? [node] : childrenAt(node, step).flatMap((child) => nodesAt(child, rest));

const keysOf = (node: YamlNode): readonly YamlNode[] =>
  node.kind === 'map' ? node.entries.map(({ key }) => key) : [];

type Place = AccountPlace & { readonly steps: Steps };

const places: readonly Place[] = accountPlaces.map((place) => ({
  ...place,
  steps: place.path.split('.'),
}));

const placesByKey: ReadonlyMap<string, readonly Place[]> = new Map(
  places.map(({ steps: [key = ''] }) => [key, places.filter(({ steps }) => steps[0] === key)]),
);

const placesUnder = (top: YamlNode): readonly Place[] =>
  top.kind === 'map'
    ? top.entries.flatMap(({ key }) =>
        key.kind === 'scalar' ? (placesByKey.get(key.text) ?? []) : [],
      )
    : [];

const namedAt = (top: YamlNode, steps: Steps, form: AccountPlace['form']): readonly YamlNode[] =>
  form === 'key' ? nodesAt(top, steps.slice(0, -1)).flatMap(keysOf) : nodesAt(top, steps);

/** Users and groups that a block names. */
export const accountNames = ({
  text,
  reading: { node: top },
}: DocumentBlock): readonly Occurrence[] =>
  top === undefined
    ? []
    : placesUnder(top).flatMap(({ of, form, creates, steps }) =>
        namedAt(top, steps, form)
          .flatMap((node) => spansBy[form](text, node, of))
          .filter(({ name }) => !(of === 'user' && creates && name === usersDefault))
          .map((span) => ({ ...span, kind: of, isDefinition: creates })),
      );
