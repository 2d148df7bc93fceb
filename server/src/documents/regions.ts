import { type ContentType, contentTypeOf } from './content-type.ts';

/** What a stretch of a document is, and so how it is read and checked. */
export type RegionKind =
  | 'cloud-config'
  /** /etc/cloud/cloud.cfg and its like: cloud-config with more keys and without header. */
  | 'system-config'
  | 'network-config'
  /** Known to cloud-init, but no YAML of keys: script, include, boothook, part-handler, archive, jsonp. */
  | 'other'
  /** Something cloud-init would ignore. */
  | 'unknown'
  /** Too large to be read at all. */
  | 'unread';

/** One part of a document with a kind of its own; a plain file is one region. */
export interface Region {
  readonly kind: RegionKind;
  readonly start: number;
  readonly end: number;
  /** A jinja template: expressions stand where values will be. */
  readonly jinja: boolean;
}

/** What the file's name and language say about it, before its text does. */
export type Expectation =
  | 'user-data'
  | 'network-config'
  | 'system-config'
  | 'meta-data'
  | 'nothing';

const ownLanguages = new Set(['cloud-config', 'cloud-init-mime']);

const byName: readonly (readonly [RegExp, Expectation])[] = [
  [/^network[-_]config/i, 'network-config'],
  [/^meta[-_]data/i, 'meta-data'],
  [/\.cfg$/i, 'system-config'],
];

/** What to expect of a document. `nothing`: only if its text begins like user-data is it ours. */
export const expectationOf = (languageId: string, uri: string): Expectation => {
  if (languageId === 'cloud-init-network') return 'network-config';
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  const named = byName.find(([pattern]) => pattern.test(name))?.[1];
  if (named !== undefined && ownLanguages.has(languageId)) return named;
  return ownLanguages.has(languageId) ? 'user-data' : 'nothing';
};

const kindOf = (type: ContentType | undefined): RegionKind => {
  if (type === undefined) return 'unknown';
  return type === 'text/cloud-config' ? 'cloud-config' : 'other';
};

const endOfFirstLine = (text: string, start: number): number => {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
};

/** A region found by how its text begins; in a template the next line says what it is. */
const regionByHeader = (text: string, start: number, end: number): Region => {
  const part = text.slice(start, end);
  const type = contentTypeOf(part);
  if (type !== 'text/jinja2') return { kind: kindOf(type), start, end, jinja: false };
  const from = start + endOfFirstLine(part, part.search(/\S/));
  return { kind: kindOf(contentTypeOf(text.slice(from, end))), start: from, end, jinja: true };
};

const headerEnd = /\r?\n[ \t]*\r?\n/g;
const boundaryOf = /^content-type:[^\n]*(?:\n[ \t][^\n]*)*?boundary="?([^"\n;]+)"?/im;
const partTypeOf = /^content-type:\s*([^\s;]+)/im;

/** cloud-init looks for this word in the first 4096 bytes, wherever it stands. */
const isMime = (text: string): boolean => /mime-version:/i.test(text.slice(0, 4096));

const isTypedByHeader = (type: string): boolean =>
  !['text/plain', 'text/x-not-multipart', 'text/x-shellscript', 'text/jinja2'].includes(type);

const partRegion = (text: string, start: number, end: number): Region => {
  headerEnd.lastIndex = start;
  const blankLine = headerEnd.exec(text.slice(0, end));
  const bodyStart = blankLine ? headerEnd.lastIndex : start;
  const type = partTypeOf.exec(text.slice(start, bodyStart))?.[1]?.toLowerCase() ?? 'text/plain';
  if (type === 'text/cloud-config') {
    return { kind: 'cloud-config', start: bodyStart, end, jinja: false };
  }
  if (isTypedByHeader(type)) return { kind: 'other', start: bodyStart, end, jinja: false };
  const region = regionByHeader(text, bodyStart, end);
  return region.kind === 'unknown' ? { ...region, kind: 'other' } : region;
};

const mimeRegions = (text: string): readonly Region[] => {
  const boundary = boundaryOf.exec(text.slice(0, 4096))?.[1]?.trim();
  if (boundary === undefined) return [];
  const escaped = boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const marks = [...text.matchAll(new RegExp(`^--${escaped}(--)?[ \\t]*\\r?(?:\\n|$)`, 'gm'))];
  return marks.flatMap((mark, index) => {
    if (mark[1] !== undefined) return [];
    const end = marks[index + 1]?.index ?? text.length;
    return [partRegion(text, mark.index + mark[0].length, end)];
  });
};

/** Longer documents are not read, in characters: seven times what Nova takes, and checked within a second. */
export const mostCharacters = 500_000;

/** The regions of a document, in order. */
export const regionsOf = (text: string, expectation: Expectation): readonly Region[] => {
  const whole = (kind: RegionKind): readonly Region[] => [
    { kind, start: 0, end: text.length, jinja: false },
  ];
  if (expectation === 'meta-data') return whole('other');
  if (text.length > mostCharacters) return whole(expectation === 'nothing' ? 'other' : 'unread');
  if (expectation === 'network-config') return whole(expectation);
  if (isMime(text)) return mimeRegions(text);
  const region = regionByHeader(text, 0, text.length);
  if (region.kind !== 'unknown' || region.jinja) return [region];
  if (expectation === 'system-config') return whole(expectation);
  if (expectation === 'nothing') return whole('other');
  return [region];
};
