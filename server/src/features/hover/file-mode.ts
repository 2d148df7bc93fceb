import { typedValue, typeOfPlain } from '../../documents/yaml/resolve.ts';
import { code } from '../../knowledge/words.ts';

const letters = ['---', '--x', '-w-', '-wx', 'r--', 'r-x', 'rw-', 'rwx'];

const specials: readonly (readonly [number, string])[] = [
  [0o4000, 'runs as its owner'],
  [0o2000, 'runs as its group'],
  [0o1000, 'sticky'],
];

/** The number cloud-init sets: a text is read as octal, a number is taken as it is. */
const modeOf = (text: string, isQuoted: boolean): number | undefined => {
  const bare = text.trim();
  const type = typeOfPlain(bare);
  if (!isQuoted && type === 'integer') {
    const value = typedValue('integer', bare)?.value;
    return typeof value === 'number' ? value : undefined;
  }
  return /^(?:0o?)?[0-7]{1,4}$/.test(bare)
    ? Number.parseInt(bare.replace(/^0o/, ''), 8)
    : undefined;
};

const who = (mode: number, shift: number): string => letters[(mode >> shift) & 7] ?? '';

/** What a mode of a file means, in the letters of `ls`; undefined where cloud-init does not take it for one. */
export const modeWords = (text: string, isQuoted: boolean): string | undefined => {
  const mode = modeOf(text, isQuoted);
  if (mode === undefined || mode < 0 || mode > 0o7777) return undefined;
  const octal = mode.toString(8).padStart(4, '0');
  const more = specials.filter(([bit]) => (mode & bit) !== 0).map(([, words]) => words);
  const all = `${who(mode, 6)}${who(mode, 3)}${who(mode, 0)}`;
  const special = more.length > 0 ? `, ${more.join(', ')}` : '';
  const isDecimal = !isQuoted && /^[1-9]/.test(text.trim());
  const why = isDecimal ? ' Without a 0 in front and without quotes the number is decimal.' : '';
  return `Mode ${code(octal)}: ${code(all)} (owner, group, others)${special}.${why}`;
};
