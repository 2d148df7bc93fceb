import type { TreeEntry } from './tree-entry.ts';

/** What says that a line names a directory: all do, none but those with a slash, or EC2's rules. */
export type ListingRule = 'versions' | 'files' | 'ec2';

const maxEntries = 5000;
const maxNameLength = 1024;
const maxLabelLength = 120;

/**
 * The entries that a listing below `below` names. Whatever a line says is text: a name that is not
 * safe to ask for becomes an entry with a note, a repeated one counts once.
 */
export const listedEntries = (
  listing: Uint8Array,
  below: string,
  rule: ListingRule,
): readonly TreeEntry[] => {
  const entries = new Map<string, TreeEntry>();
  for (const line of linesOf(new TextDecoder().decode(listing))) {
    const entry = entryOf(line, below, rule, entries.size);
    if (entries.has(entry.path)) continue;
    if (entries.size === maxEntries) return [...entries.values(), cutHere(below)];
    entries.set(entry.path, entry);
  }
  return [...entries.values()];
};

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end).replace(/\r$/, '');
    if (line !== '') yield line;
    start = end + 1;
  }
}

const entryOf = (line: string, below: string, rule: ListingRule, index: number): TreeEntry => {
  const [name, kind] = nameAndKind(line, rule);
  const label = visible(line.endsWith('/') ? name : line);
  const note = whyUnsafe(name);
  return note === undefined
    ? { name, label, path: `${below}/${encodedSegment(name)}`, kind }
    : { name, label, path: `${below}/#${index}`, kind: 'leaf', note };
};

const nameAndKind = (line: string, rule: ListingRule): readonly [string, TreeEntry['kind']] => {
  if (line.endsWith('/')) return [line.slice(0, -1), 'directory'];
  if (rule === 'versions') return [line, 'directory'];
  // `0=mykey` is a directory that is asked for as `0/`.
  const index = rule === 'ec2' ? /^(\d+)=/.exec(line)?.[1] : undefined;
  return index === undefined ? [line, 'leaf'] : [index, 'directory'];
};

const whyUnsafe = (name: string): string | undefined => {
  if (name.length > maxNameLength) return 'The name is too long to be asked for.';
  if (name === '' || name === '.' || name === '..' || name.includes('/')) {
    return 'The name would lead to another place in the tree.';
  }
  return undefined;
};

const encodedSegment = (name: string): string =>
  encodeURIComponent(name).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);

/** The text with everything that does not show, or turns the writing direction, spelled out. */
const visible = (text: string): string => {
  const cut = text.length > maxLabelLength ? `${text.slice(0, maxLabelLength)}…` : text;
  return cut.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
};

const cutHere = (below: string): TreeEntry => ({
  name: '…',
  label: '… more entries are not shown',
  path: `${below}/#more`,
  kind: 'leaf',
  note: `Only the first ${maxEntries} entries of a directory are shown.`,
});
