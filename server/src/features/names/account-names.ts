import type { YamlNode } from '../../documents/yaml/node.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';
import { type AccountPlace, accountPlaces, usersDefault } from '../../knowledge/account-places.ts';
import { commaNames, type NamedSpan, ownerNames, passwordNames, wholeName } from './name-spans.ts';
import { namedAt, type Steps } from './nodes-at.ts';
import type { Occurrence } from './occurrence.ts';

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

/** Users and groups that a block names. */
export const accountNames = ({
  text,
  reading: { node: top },
}: DocumentBlock): readonly Occurrence[] =>
  top === undefined
    ? []
    : placesUnder(top).flatMap(({ of, form, creates, steps }) =>
        namedAt(top, steps, form === 'key')
          .flatMap((node) => spansBy[form](text, node, of))
          .filter(({ name }) => !(of === 'user' && creates && name === usersDefault))
          .map((span) => ({ ...span, kind: of, isDefinition: creates })),
      );
