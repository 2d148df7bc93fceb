import type { YamlNode } from '../../documents/yaml/node.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';
import { commaNames, type NamedSpan, ownerNames, passwordNames, wholeName } from './name-spans.ts';
import type { Occurrence } from './occurrence.ts';

/** Finds names in a value. */
type Search = (text: string, node: YamlNode) => readonly Occurrence[];

const as =
  (kind: 'user' | 'group', isDefinition: boolean) =>
  (spans: readonly NamedSpan[]): readonly Occurrence[] =>
    spans.map((span) => ({ ...span, kind, isDefinition }));

const newUser = as('user', true);
const someUser = as('user', false);
const newGroup = as('group', true);
const someGroup = as('group', false);

const keyed =
  (searches: Readonly<Record<string, Search>>): Search =>
  (text, node) =>
    node.kind === 'map'
      ? node.entries.flatMap(({ key, value }) => {
          const name = key.kind === 'scalar' ? key.text : '';
          return Object.hasOwn(searches, name) ? (searches[name]?.(text, value) ?? []) : [];
        })
      : [];

const eachItem =
  (search: Search): Search =>
  (text, node) =>
    node.kind === 'list' ? node.items.flatMap((item) => search(text, item)) : [];

const byKind =
  (searches: Readonly<Partial<Record<YamlNode['kind'], Search>>>): Search =>
  (text, node) =>
    searches[node.kind]?.(text, node) ?? [];

/** Keys that are names, each with what is searched in its value. */
const named =
  (take: (spans: readonly NamedSpan[]) => readonly Occurrence[], inValue: Search): Search =>
  (text, node) =>
    node.kind === 'map'
      ? node.entries.flatMap(({ key, value }) => [
          ...take(wholeName(text, key)),
          ...inValue(text, value),
        ])
      : [];

const nothing: Search = () => [];
const userRef: Search = (text, node) => someUser(wholeName(text, node));
const groupRef: Search = (text, node) => someGroup(wholeName(text, node));

/** `default` stands for the image's own user, whatever that is called. */
const userDef: Search = (text, node) =>
  newUser(wholeName(text, node)).filter(({ name }) => name !== 'default');

const groupsOfUser = byKind({
  scalar: (text, node) => someGroup(commaNames(text, node)),
  list: eachItem(groupRef),
  map: named(someGroup, nothing),
});

const user = keyed({
  name: userDef,
  groups: groupsOfUser,
  primary_group: groupRef,
  'primary-group': groupRef,
});

const users = byKind({
  scalar: (text, node) => newUser(commaNames(text, node)).filter(({ name }) => name !== 'default'),
  list: eachItem(byKind({ scalar: userDef, list: eachItem(userDef), map: user })),
  map: named(newUser, user),
});

const members = byKind({
  scalar: (text, node) => someUser(commaNames(text, node)),
  list: eachItem(userRef),
});

const groupMap = named(newGroup, members);

const groups = byKind({
  scalar: (text, node) => newGroup(commaNames(text, node)),
  map: groupMap,
  list: eachItem(
    byKind({ scalar: (text, node) => newGroup(wholeName(text, node)), map: groupMap }),
  ),
});

const passwordLines: Search = (text, node) => someUser(passwordNames(text, node));

const owner: Search = (text, node) => {
  const names = ownerNames(text, node);
  return [...someUser(names.user), ...someGroup(names.group)];
};

/** Where cloud-config names users and groups, by top-level key. */
const searches = keyed({
  users,
  user: byKind({ scalar: userDef, map: user }),
  groups,
  chpasswd: keyed({
    users: eachItem(keyed({ name: userRef })),
    list: byKind({ scalar: passwordLines, list: eachItem(passwordLines) }),
  }),
  write_files: eachItem(keyed({ owner })),
  ansible: keyed({ run_user: userRef }),
  system_info: keyed({ default_user: user }),
});

/** Users and groups that a block names. */
export const accountNames = ({ text, reading: { node } }: DocumentBlock): readonly Occurrence[] =>
  node ? searches(text, node) : [];
