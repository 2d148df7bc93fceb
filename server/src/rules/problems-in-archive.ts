import { contentTypeOf } from '../documents/content-type.ts';
import { mimeType } from '../documents/mime.ts';
import { type OpenDocument, openDocument } from '../documents/open-document.ts';
import { sourceText } from '../documents/source-text.ts';
import { anchorsOf } from '../documents/yaml/anchors.ts';
import { readYaml } from '../documents/yaml/read.ts';
import type { Edit, Fix, Problem } from '../problem.ts';
import { mostProblems } from '../validation/problems-in.ts';
import { fixesOf } from './frame/fixes.ts';
import { homeOf } from './frame/ignored.ts';
import { spanOfText } from './frame/span-of-text.ts';
import {
  blockScope,
  get,
  itemsOf,
  type Span,
  textOf,
  topValue,
  type Value,
} from './frame/value.ts';

type Check = (document: OpenDocument) => readonly Problem<string>[];

/** A part with keys and values; its text may begin with a header that only its type stands for. */
interface Part {
  readonly content: Value;
  readonly text: string;
  /** So much of the text is not in the archive. */
  readonly added: number;
}

/** What cloud-init takes an item for whose type neither a key nor the first line says. */
const standardType = 'text/cloud-config';
const checked: ReadonlySet<string> = new Set([standardType, 'text/jinja2']);
const header = '#cloud-config\n';

/** Told of the archive. */
const ofWhole: ReadonlySet<string> = new Set([
  'user-data-over-nova-limit',
  'user-data-over-ec2-limit',
]);
/** What is missing in one part may stand in another. */
const ofSeveral: ReadonlySet<string> = new Set([
  'user-not-defined',
  'resolv-conf-not-managed',
  'users-unlocked-without-password',
]);

const partOf = (item: Value): readonly Part[] => {
  const isMap = item.node.kind === 'map';
  const content = (isMap ? get(item, 'content') : item) ?? item;
  const text = isMap && content === item ? '' : textOf(content);
  if (text === undefined) return [];
  const told = contentTypeOf(text);
  const given = textOf(get(item, 'type')) ?? '';
  const type = given === '' ? (told ?? standardType) : mimeType(given);
  if (!checked.has(type)) return [];
  const added = type === standardType && told === undefined ? header : '';
  return [{ content, text: added + text, added: added.length }];
};

const listOf = (text: string): Value | undefined => {
  const reading = readYaml(text);
  const { node, errors } = reading;
  if (node?.kind !== 'list' || errors.length > 0) return undefined;
  return topValue(blockScope(text, undefined, anchorsOf(reading).anchors), node);
};

const spanIn = ({ content, text, added }: Part, { start, end }: Span): Span => {
  const last = text.length - added;
  const at = (offset: number): number => Math.min(last, Math.max(0, offset - added));
  const piece = { start: at(start), end: Math.max(at(start), at(end)) };
  const { start: from, end: to } = spanOfText(content, piece) ?? content.span;
  return { start: from, end: Math.max(from, to) };
};

const indentOf = ({ scope, span }: Value): string =>
  /\n( *)\S/.exec(scope.text.slice(span.start, span.end))?.[1] ?? '';

/** Where in the archive an offset of a part's text is. */
const placeIn = ({ content, added }: Part, offset: number): number | undefined =>
  spanOfText(content, { start: offset - added, end: offset - added })?.start;

/** Only lines behind a `|` can be edited as they are. */
const isLines = ({ content: { node, borrowed } }: Part): boolean =>
  node.kind === 'scalar' && node.style === 'literal' && !borrowed;

const editIn = (part: Part, { start, end, text }: Edit): Edit | undefined => {
  const { content, added } = part;
  const [from, to] = [placeIn(part, start), placeIn(part, end)];
  if (!isLines(part) || start < added || from === undefined || to === undefined) return undefined;
  const indent = indentOf(content);
  const isToEnd = end === part.text.length && part.text.endsWith('\n');
  if (!isToEnd) return { start: from, end: to, text: text.replaceAll('\n', `\n${indent}`) };
  // Below the last line is no indentation of the part any more, so that of its own goes or stays with it.
  const isLine = start === 0 || part.text[start - 1] === '\n';
  const lead = isLine ? indent : '';
  const own = from < to ? lead.length : 0;
  const lines = text === '' ? '' : lead + text.replace(/\n(?=[\s\S])/g, `\n${indent}`);
  return { start: from - own, end: to, text: lines };
};

const fixIn = (part: Part, { title, isSafe, edits }: Fix): readonly Fix[] => {
  const possible = edits.map((one) => editIn(part, one)).filter((one) => one !== undefined);
  return possible.length === edits.length ? [{ title, isSafe, edits: possible }] : [];
};

/** The value of the part that a problem is in; where no comment can stand among the lines of the part, all of it. */
const homeIn = (part: Part, inner: OpenDocument, found: Problem<string>): number => {
  const { key, span } = part.content;
  const home = isLines(part) ? placeIn(part, homeOf(found, inner)) : undefined;
  return home ?? (key ?? span).start;
};

const problemIn = (part: Part, inner: OpenDocument, found: Problem<string>): Problem<string> => {
  const { code, severity, message } = found;
  const span = spanIn(part, found);
  const fixes = fixesOf(found, inner).flatMap((one) => fixIn(part, one));
  return { code, severity, message, ...span, home: homeIn(part, inner, found), fixes };
};

/** What is wrong in the parts of an archive that are cloud-config, told where it stands; none of any other document. */
export const problemsInArchive = (
  { source: { text }, regions: [region] }: OpenDocument,
  check: Check,
): readonly Problem<string>[] => {
  if (region?.kind !== 'other' || contentTypeOf(text) !== 'text/cloud-config-archive') return [];
  const parts = itemsOf(listOf(text)).flatMap(partOf);
  const mayTell = ({ code }: Problem<string>): boolean =>
    !ofWhole.has(code) && !(parts.length > 1 && ofSeveral.has(code));
  const problems: Problem<string>[] = [];
  for (const part of parts) {
    const inner = openDocument(sourceText('file:///user-data', 'cloud-config', 1, part.text));
    const found = check(inner).filter(mayTell);
    problems.push(...found.map((one) => problemIn(part, inner, one)));
    // What is beyond is not shown.
    if (problems.length > mostProblems) break;
  }
  return problems;
};
