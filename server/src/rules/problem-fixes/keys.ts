import type { OpenDocument } from '../../documents/open-document.ts';
import type { Fix, Problem } from '../../problem.ts';
import { edit, fix, renamed, safeFix } from '../fix.ts';
import { pathOf } from '../value.ts';
import { type PlacedValue, valueAt } from '../value-at.ts';
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

/** Gives the key another name. */
export const renameFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const placed = keyed(found, document);
  if (placed === undefined) return [];
  const { value, offset } = placed;
  const written = document.source.text.slice(found.start, found.end);
  return (found.instead ?? []).flatMap((use) => {
    const name = nameFrom(use, pathOf(value));
    if (name === undefined) return [];
    // A deprecated name has one successor; a misspelt one is sure only if no letter differs.
    const isSure = found.code === 'deprecated-key' || letters(name) === letters(written);
    const make = isSure ? safeFix : fix;
    return inDocument(make(`Write ${name}`, renamed(value, name)), offset);
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
