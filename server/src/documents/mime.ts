/** One header of a message or part; places count in the whole text. */
export interface MimeHeader {
  /** In lower case. */
  readonly name: string;
  /** With its continuation lines. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A message, or a part of one, as Python's email parser reads it. */
export interface MimePart {
  readonly headers: readonly MimeHeader[];
  /** `text/plain` where none is given, as in mail. In lower case. */
  readonly type: string;
  /** Where the content stands in the text. */
  readonly start: number;
  readonly end: number;
  readonly encoding: 'none' | 'base64' | 'quoted-printable';
  /** Of `multipart/…`; undefined for anything else. */
  readonly parts: readonly MimePart[] | undefined;
  /** What lines between parts begin with, after `--`; undefined where it is not said. */
  readonly boundary: string | undefined;
}

/** cloud-init looks for this word in the first 4096 bytes, wherever it stands. */
export const isMime = (text: string): boolean => /mime-version:/i.test(text.slice(0, 4096));

const headerLine = /(?:From |[!-9;-~]*:|[\t ])[^\n]*(?:\n|$)/y;

const header = (text: string, start: number, end: number): MimeHeader => {
  const line = text.slice(start, end);
  const colon = line.indexOf(':');
  const value = line
    .slice(colon + 1)
    .replace(/\r?\n/g, '')
    .trim();
  return {
    name: line.slice(0, colon).toLowerCase(),
    value,
    start,
    end: start + line.trimEnd().length,
  };
};

const headersAt = (
  text: string,
  from: number,
  to: number,
): { readonly headers: readonly MimeHeader[]; readonly end: number } => {
  const starts: number[] = [];
  let at = from;
  for (headerLine.lastIndex = at; at < to && headerLine.test(text); headerLine.lastIndex = at) {
    if (!/[\t ]/.test(text[at] ?? '')) starts.push(at);
    at = Math.min(to, headerLine.lastIndex);
  }
  const headers = starts.map((start, index) => header(text, start, starts[index + 1] ?? at));
  const blank = /^\r?\n/.exec(text.slice(at, at + 2))?.[0].length ?? 0;
  return { headers, end: Math.min(to, at + blank) };
};

/** The value of a header; undefined without one. */
export const headerOf = (
  { headers }: Pick<MimePart, 'headers'>,
  name: string,
): MimeHeader | undefined => headers.find((one) => one.name === name);

/** The type in a `Content-Type`, as Python's email has it: in lower case, two words with one slash between them. */
export const mimeType = (value: string | undefined): string => {
  const type = (value ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type.split('/').length === 2 ? type : 'text/plain';
};

/** What semicolons divide, as Python sees it: none in quotes, and no rule for what stands outside of them. */
const pieces = (value: string): readonly string[] => {
  const ends: number[] = [];
  let isQuoted = false;
  for (const { 0: sign, index } of value.matchAll(/(?<!\\)"|;/g)) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted) ends.push(index);
  }
  const starts = [0, ...ends.map((end) => end + 1)];
  return starts.map((start, index) => value.slice(start, ends[index]));
};

const unquoted = (text: string): string => {
  if (/^".*"$/.test(text)) return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
  return /^<.*>$/.test(text) ? text.slice(1, -1) : text;
};

/** `utf-8''gr%C3%BCn`, as RFC 2231 has names beyond ASCII. */
const decodedName = (text: string): string => {
  const name = text.slice(text.lastIndexOf("'") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

const parameter = (value: string | undefined, name: string): string | undefined => {
  const [, ...given] = pieces(value ?? '');
  for (const piece of given) {
    const [key = '', ...text] = piece.split('=');
    const written = unquoted(text.join('=').trim());
    const own = key.trim().toLowerCase();
    if (own === name) return written;
    if (own === `${name}*`) return decodedName(written);
  }
  return undefined;
};

/** The name a part is given; undefined if none. */
export const fileNameOf = (part: MimePart): string | undefined =>
  parameter(headerOf(part, 'content-disposition')?.value, 'filename') ??
  parameter(headerOf(part, 'content-type')?.value, 'name');

/** Deeper messages are no longer taken apart. */
const mostDepth = 10;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');

/** The line end before a boundary belongs to the boundary. */
const withoutLineEnd = (text: string, start: number, end: number): number => {
  const cut = /\r?\n$/.exec(text.slice(Math.max(start, end - 2), end))?.[0].length ?? 0;
  return end - cut;
};

const partsBetween = (
  text: string,
  boundary: string,
  from: number,
  to: number,
  depth: number,
): readonly MimePart[] => {
  const parts: MimePart[] = [];
  const mark = new RegExp(`^--${escaped(boundary)}(--)?[ \\t]*\\r?$`, 'gm');
  mark.lastIndex = from;
  let begun: number | undefined;
  for (let found = mark.exec(text); found && found.index < to; found = mark.exec(text)) {
    if (begun !== undefined) {
      parts.push(partAt(text, begun, withoutLineEnd(text, begun, found.index), depth));
    }
    begun = found[1] === undefined ? Math.min(to, mark.lastIndex + 1) : undefined;
    if (begun === undefined) return parts;
  }
  return begun === undefined ? parts : [...parts, partAt(text, begun, to, depth)];
};

/** A blank behind the word makes it one that Python's email does not know. */
const encodingOf = (text: string, part: Pick<MimePart, 'headers'>): MimePart['encoding'] => {
  const found = headerOf(part, 'content-transfer-encoding');
  if (found === undefined || /[ \t]/.test(text.charAt(found.end))) return 'none';
  const value = found.value.toLowerCase();
  return value === 'base64' || value === 'quoted-printable' ? value : 'none';
};

const partAt = (text: string, from: number, to: number, depth: number): MimePart => {
  const { headers, end: start } = headersAt(text, from, to);
  const value = headerOf({ headers }, 'content-type')?.value;
  const type = mimeType(value);
  const isMany = type.startsWith('multipart/') && depth < mostDepth;
  const boundary = isMany ? parameter(value, 'boundary') : undefined;
  const parts =
    isMany && boundary !== undefined ? partsBetween(text, boundary, start, to, depth + 1) : [];
  return {
    headers,
    type,
    start,
    end: Math.max(start, to),
    encoding: encodingOf(text, { headers }),
    parts: isMany ? parts : undefined,
    boundary,
  };
};

/** A text as a mail message; one that does not begin with headers is all content. */
export const mimeMessage = (text: string): MimePart => partAt(text, 0, text.length, 0);

/** What is no container of others, in order, at any depth. */
export const leavesOf = (part: MimePart): readonly MimePart[] =>
  part.parts === undefined ? [part] : part.parts.flatMap(leavesOf);
