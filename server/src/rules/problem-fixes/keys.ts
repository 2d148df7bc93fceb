import type { OpenDocument } from '../../documents/open-document.ts';
import type { YamlDocument } from '../../documents/yaml-document.ts';
import type { Form } from '../../knowledge/lookup.ts';
import type { Fix, Problem } from '../../problem.ts';
import { scopeOf } from '../frame/block-findings.ts';
import { type EditInScope, edit, fix, inQuotes, renamed, replaced, safeFix } from '../frame/fix.ts';
import { entriesOf, get, pathOf, textOf, type Value } from '../frame/value.ts';
import { type PlacedValue, valueAt, yamlAt } from '../frame/value-at.ts';
import { chpasswdUsers } from './chpasswd-list.ts';
import { formsOf } from './forms-of.ts';
import { inDocument } from './in-document.ts';

const letters = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, '');

/** The value whose key is at the problem. */
const keyed = (found: Problem<string>, document: OpenDocument): PlacedValue | undefined => {
  const placed = valueAt(document, found.start);
  return placed?.value.key?.start === found.start - (placed?.offset ?? 0) ? placed : undefined;
};

/** The name itself, or the last part of a path from the top if all before it is where the key is now. */
const nameFrom = (use: string, path: readonly (string | number)[]): string | undefined => {
  const parts = use.split('.');
  const isHere =
    parts.length === path.length && parts.slice(0, -1).every((one, at) => one === path[at]);
  return parts.length === 1 || isHere ? parts.at(-1) : undefined;
};

const isTaken = (form: Form, value: Value): boolean => {
  if (form.kind === 'anything') return true;
  const isInner = form.kind === 'list' || form.kind === 'map';
  return value.node.kind === 'scalar' ? !isInner : form.kind === value.node.kind;
};

/** The new key, with a value that it takes: of one string, where it wants a list, that list. */
const renamedWith = (
  value: Value,
  name: string,
  forms: readonly Form[],
): readonly (EditInScope | undefined)[] => {
  if (forms.length === 0 || forms.some((form) => isTaken(form, value)))
    return [renamed(value, name)];
  const text = textOf(value);
  const isOneItem = forms.some(({ kind }) => kind === 'list') && text !== undefined;
  return isOneItem && !text.includes('\n')
    ? [renamed(value, name), replaced(value, `[${inQuotes(text)}]`)]
    : [undefined];
};

const keptNames = new WeakMap<YamlDocument, ReadonlySet<Value['part']>>();

const namesAtTop = (yaml: YamlDocument | undefined): ReadonlySet<Value['part']> => {
  if (yaml === undefined) return new Set();
  const names =
    keptNames.get(yaml) ??
    new Set(yaml.blocks.flatMap((block) => entriesOf(scopeOf(block).top).map(({ part }) => part)));
  keptNames.set(yaml, names);
  return names;
};

/** Whether another block has the key already: at the top, a map of its own for each. */
const isThereAtTop = (document: OpenDocument, at: number, name: string): boolean =>
  namesAtTop(yamlAt(document, at)).has(name);

const isMovedList = (value: Value): boolean => pathOf(value).join('.') === 'chpasswd.list';

/** Gives the key another name, and its value the form that goes with it. */
export const renameFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const placed = keyed(found, document);
  if (placed === undefined) return [];
  const { value, offset } = placed;
  const path = pathOf(value);
  if (found.code === 'deprecated-key' && isMovedList(value))
    return inDocument(get(value.parent, 'users') ? [] : chpasswdUsers(value), offset);
  const written = document.source.text.slice(found.start, found.end);
  return (found.instead ?? []).flatMap((use) => {
    const name = nameFrom(use, path);
    if (name === undefined) return [];
    if (path.length === 1 && isThereAtTop(document, found.start, name)) return [];
    // A deprecated name has one successor; a misspelt one is sure only if no letter differs.
    const isSure = found.code === 'deprecated-key' || letters(name) === letters(written);
    const make = isSure ? safeFix : fix;
    const forms = formsOf(document, found.start, [...path.slice(0, -1), name]);
    return inDocument(make(`Write ${name}`, ...renamedWith(value, name, forms)), offset);
  });
};

/** Opens a line for the key that is missing, in front of the first that is there. */
export const missingKeyFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const placed = keyed(found, document);
  const map = placed?.value.parent;
  if (placed === undefined || map?.node.kind !== 'map' || map.node.flow) return [];
  const { value, offset } = placed;
  const before = value.scope.text.slice(0, value.key?.start);
  const indent = ' '.repeat(before.length - before.lastIndexOf('\n') - 1);
  const at = { start: before.length, end: before.length };
  return (found.instead ?? []).flatMap((name) =>
    inDocument(fix(`Add ${name}`, edit(value.scope, at, `${name}: \n${indent}`)), offset),
  );
};
