import { headers } from '../../documents/content-type.ts';
import type { OpenDocument } from '../../documents/open-document.ts';
import type { Edit, Fix, Problem } from '../../problem.ts';
import { mimeHeaderFix } from './mime-headers.ts';

const keyLine = /^(?:---[ \t]*\r?\n|[ \t]*(?:#[^\n]*)?\r?\n)*[\w-]+:(?:[ \t\r\n]|$)/;

/** The same header further down, under a comment or a `---`. */
const lowerHeader = (text: string, from: number, header: string): Edit | undefined => {
  const top = text.slice(from, from + 2000);
  const at = [...top.matchAll(/^(#[^\n]*?)[ \t]*(?:\r?\n|$)/gm)].find(
    ([, line]) => line?.toLowerCase() === header,
  );
  if (at === undefined) return undefined;
  return { start: from + at.index, end: from + at.index + at[0].length, text: '' };
};

/** The lines of a fence of Markdown round all of the text. */
const fenceLines = (text: string, from: number): readonly Edit[] => {
  const found = /^(```[^\n]*\n)[\s\S]*\n(```[ \t]*(?:\r?\n)?)$/.exec(text.slice(from));
  const [all = '', first = '', last = ''] = found ?? [];
  if (found === null) return [];
  const end = from + all.length;
  return [
    { start: from, end: from + first.length, text: '' },
    { start: end - last.length, end, text: '' },
  ];
};

const onFirstLine = (
  { start, instead: [header] = [] }: Problem<string>,
  { source: { text } }: OpenDocument,
): readonly Fix[] => {
  if (header === undefined) return [];
  const firstLine = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  const bare = firstLine.replace(/^\uFEFF/, '');
  const isKnown = headers.some(({ line }) => bare.toLowerCase().startsWith(line));
  const isMisspelt = /^#\s*cloud[-_ ]?/i.test(bare) || header !== '#cloud-config' || isKnown;
  const first: Edit = isMisspelt
    ? { start, end: start + firstLine.length, text: isKnown ? bare : header }
    : { start, end: start, text: `${header}\n` };
  const lower = isMisspelt ? undefined : lowerHeader(text, start, header);
  return [
    {
      title: `Make ${header} the first line`,
      edits: lower ? [first, lower] : [first],
      isSafe: isMisspelt || lower !== undefined || keyLine.test(text.slice(start)),
    },
  ];
};

/** Puts the header where it must be: on the first line, once. */
export const headerFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const edits = fenceLines(document.source.text, found.start);
  if (edits.length > 0) return [{ title: 'Remove the fence round it', edits, isSafe: true }];
  const ofMime = mimeHeaderFix(document);
  return ofMime ? [ofMime] : onFirstLine(found, document);
};
