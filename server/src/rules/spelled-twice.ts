import { cloudConfig } from '../knowledge/index.ts';
import type { Shape } from '../knowledge/shape.ts';
import { code } from '../knowledge/words.ts';
import { type Finding, findingAtKey } from './frame/finding.ts';
import { type FixInScope, fix, removed, removedAtTop } from './frame/fix.ts';
import { at, type Pattern } from './frame/pattern.ts';
import { get, type Value } from './frame/value.ts';
import { crossRule } from './rule.ts';

interface OldName {
  readonly path: readonly string[];
  readonly use: string;
}

const isTopLevel = (path: readonly string[]): boolean => path.length === 1;

/** A new name for the same; what takes the place of `chpasswd.list` is another thing. */
const isSpelling = ({ path, use }: OldName): boolean =>
  isTopLevel(path) || path.at(-1)?.replaceAll('-', '_') === use;

const oldNamesIn = (shape: Shape, path: readonly string[]): readonly OldName[] => {
  if (shape.kind === 'list') return oldNamesIn(shape.items, [...path, '*']);
  if (shape.kind === 'alternatives') return shape.shapes.flatMap((one) => oldNamesIn(one, path));
  if (shape.kind !== 'map') return [];
  const named = shape.named ? oldNamesIn(shape.named.value, [...path, '*']) : [];
  const ofKeys = Object.entries(shape.keys).flatMap(([key, one]) => {
    const use = one.deprecated?.use;
    const inner = [...path, key];
    const own = use !== undefined && Object.hasOwn(shape.keys, use) ? [{ path: inner, use }] : [];
    return [...own, ...oldNamesIn(one, inner)];
  });
  return [...named, ...ofKeys];
};

const oldNames = oldNamesIn(cloudConfig, []).filter(isSpelling);

const patternOf = ([top = '', ...inner]: readonly string[]): Pattern => at(top, ...inner);
const patternsOf = (paths: readonly (readonly string[])[]): readonly Pattern[] => [
  ...new Map(paths.map((path) => [path.join(' '), patternOf(path)])).values(),
];

const newNameOf: ReadonlyMap<string, string> = new Map(
  oldNames.map(({ path, use }) => [path.at(-1) ?? '', use]),
);

const isAtTop = (value: Value): boolean => value.parent?.parent === undefined;

const withoutOld = (old: Value): readonly FixInScope[] => {
  if (old.borrowed) return [];
  const away = isAtTop(old) ? removedAtTop(old) : removed(old);
  return fix(`Remove ${String(old.part)}`, away);
};

const twin = (old: Value, topKeys: readonly Value[]): Finding | undefined => {
  const use = newNameOf.get(String(old.part)) ?? '';
  const isThere = isAtTop(old)
    ? topKeys.some(({ part }) => part === use)
    : get(old.parent, use) !== undefined;
  if (!isThere) return undefined;
  return findingAtKey(
    old,
    `This is the old name of ${code(use)}, which is there too: only one of the two counts. Keep ${code(use)}.`,
    withoutOld(old),
  );
};

export const spelledTwice = crossRule({
  code: 'spelled-twice',
  severity: 'warning',
  title: 'A key is there under its old and its new name',
  explanation: `
Some keys were renamed, mostly from hyphens to underscores, and cloud-init still knows the old name.
With both only one counts: of \`ca-certs\` and \`ca_certs\` the first is ignored. Put all into the new one.

\`\`\`yaml
ca_certs:
  remove_defaults: true
\`\`\`
`,
  replaces: ['deprecated-key'],
  skipsStatements: true,
  gathers: {
    old: patternsOf(oldNames.map(({ path }) => path)),
    fresh: patternsOf(oldNames.filter(({ path }) => isTopLevel(path)).map(({ use }) => [use])),
  },
  check: ({ old, fresh }) => old.map((one) => twin(one, fresh)).filter((one) => one !== undefined),
});
