import fc from 'fast-check';

/** What a generated text is made of, before it gets its layout. */
type Value =
  | { readonly kind: 'plain' | 'quoted' | 'block'; readonly text: string }
  | { readonly kind: 'list' | 'map'; readonly values: readonly Value[] };

const words = fc.constantFrom('a', 'b c', 'x: y', '# z', '- d', "it's", 'é', '0644', 'yes');
const lines = fc.array(fc.constantFrom('a', '  b', '', '# c', 'd: e', '- f', 'g  '), {
  maxLength: 4,
});

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      kind: fc.constant('plain' as const),
      text: fc.constantFrom('a', 'b c', '0644', ''),
    }),
    fc.record({ kind: fc.constant('quoted' as const), text: words }),
    fc.record({ kind: fc.constant('block' as const), text: lines.map((all) => all.join('\n')) }),
    fc.record({
      kind: fc.constantFrom('list' as const, 'map' as const),
      values: fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

/** Gives numbers below a limit, for a layout as if by chance. */
type Chance = (below: number) => number;

const chanceOf = (seeds: readonly number[]): Chance => {
  let at = 0;
  return (below) => {
    at += 1;
    return (seeds[at % seeds.length] ?? 0) % below;
  };
};

const blanks = (chance: Chance): string => ' '.repeat(1 + chance(3));

const noise = (chance: Chance, column: number): string => {
  const comment = `${' '.repeat(column)}#${chance(2) ? ' ' : ''}note${' '.repeat(chance(3))}`;
  return ['', '', '\n', '\n  \n\n', `${comment}\n`, `\n${comment}\n\n`][chance(6)] ?? '';
};

const lineEnd = (chance: Chance): string =>
  ['\n', '\n', '  \n', '   # why\n', ' #why \n'][chance(5)] ?? '\n';

const blockText = (text: string, column: number, chance: Chance): string => {
  const mark = ['|', '>', '|-', '|+', '>-', '|2', '>2+'][chance(7)] ?? '|';
  const indent = mark.includes('2') ? column + 2 : column + 1 + chance(4);
  const all = text.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  // A first line with blanks of its own needs the digit.
  const isDeep = !mark.includes('2') && /^\n* +(?: )/.test(text);
  return isDeep ? 'a\n' : `${mark}${chance(3) ? '' : '  # text'}\n${all.join('\n')}\n`;
};

const scalarText = (one: Value & { readonly text: string }, column: number, chance: Chance) => {
  if (one.kind === 'block') return blockText(one.text, column, chance);
  const text = one.kind === 'plain' ? one.text : `"${one.text}"`;
  const isLong = one.kind === 'quoted' && chance(3) === 0;
  const more = isLong
    ? `"long${' '.repeat(chance(2))}\n${' '.repeat(chance(6))}\n${' '.repeat(column + 1 + chance(3))}text"`
    : text;
  return `${more}${lineEnd(chance)}`;
};

const listText = (values: readonly Value[], column: number, chance: Chance): string =>
  values
    .map((item) => {
      const gap = blanks(chance);
      const inside = column + 1 + gap.length;
      const lead = `${noise(chance, column)}${' '.repeat(column)}-`;
      if ('text' in item) return `${lead}${gap}${scalarText(item, column, chance)}`;
      const text = valueText(item, inside, chance, true);
      return `${lead}${gap}${text}`;
    })
    .join('');

const mapText = (values: readonly Value[], column: number, chance: Chance): string =>
  values
    .map((inner, index) => {
      const colon = chance(4) ? ':' : ' :';
      const lead = `${noise(chance, column)}${' '.repeat(column)}k${index}${colon}`;
      if ('text' in inner) return `${lead}${blanks(chance)}${scalarText(inner, column, chance)}`;
      const isLoose = inner.kind === 'list' && chance(3) === 0;
      const deeper = column + (isLoose ? 0 : 1 + chance(4));
      return `${lead}${lineEnd(chance)}${valueText(inner, deeper, chance, false)}`;
    })
    .join('');

const valueText = (
  one: Value & { readonly kind: 'list' | 'map' },
  column: number,
  chance: Chance,
  isAfterDash: boolean,
): string => {
  const text = (one.kind === 'list' ? listText : mapText)(one.values, column, chance);
  if (!isAfterDash) return text;
  // What follows a dash on its line has no line of its own before it.
  const first = text.search(/^ *(?:-|k\d)/m);
  return text.slice(first).trimStart();
};

/** Texts of YAML whose top is a map, laid out in all ways that YAML lets pass. */
export const messyYaml: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(value, { minLength: 1, maxLength: 4 }),
    fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 }),
  )
  .map(([values, seeds]) => {
    const text = mapText(values, 0, chanceOf(seeds));
    return text.slice(text.search(/^k0/m));
  });
