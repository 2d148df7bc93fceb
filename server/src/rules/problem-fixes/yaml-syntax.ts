import { type OpenDocument, regionAt } from '../../documents/open-document.ts';
import { lineAt, lineOf, offsetAt, positionAt } from '../../documents/source-text.ts';
import { readYaml } from '../../documents/yaml/read.ts';
import type { Fix, Problem } from '../../problem.ts';
import { inQuotes } from '../frame/fix.ts';

/** Dashes and a key, up to the value. */
const lead = /^[ \t]*(?:-[ ]+)*(?:[\w./-]+:[ \t]+)?/;
/** A value on one line without quotes or brackets, in front of a comment. */
const plain = /^(?!["'|>[#]|\{(?![{%]))(\S.*?)(?:[ \t]+#.*)?[ \t]*\r?$/;

/** More than any line that a person quotes. */
const longestLine = 2000;

const isTemplated = (text: string): boolean => /\{\{|\{%/.test(text);

const templateFix = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const region = regionAt(document, positionAt(document.source, found.start));
  if (region?.kind !== 'cloud-config' || region.jinja) return [];
  const edits = [{ start: region.start, end: region.start, text: '## template: jinja\n' }];
  return [{ title: 'Make the document a template', edits, isSafe: false }];
};

/** A value that begins with a quote which its line does not close, in front of a comment. */
const open = /^((["'])(?:(?!\2|[ \t]#).)*?)[ \t]*(?:#.*)?\r?$/;

const closingFix = (text: string, start: number): readonly Fix[] => {
  const [, value = '', quote = ''] = open.exec(text) ?? [];
  if (value === '' || readYaml(value + quote).errors.length > 0) return [];
  const at = start + value.length;
  const edits = [{ start: at, end: at, text: quote }];
  return [{ title: 'Close the quote at the end of the line', edits, isSafe: false }];
};

/** Puts the text in quotes that its line cannot be read without, or makes a template of what was written as one. */
export const readableFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const { source } = document;
  const line = lineOf(source, found.start);
  const written = lineAt(source, line);
  if (written.length > longestLine) return [];
  const [before = ''] = lead.exec(written) ?? [];
  const [, text = ''] = plain.exec(written.slice(before.length)) ?? [];
  const start = offsetAt(source, { line, character: 0 }) + before.length;
  if (start === found.start && text === '') return closingFix(written.slice(before.length), start);
  const isInside = text !== '' && start <= found.start && found.start <= start + text.length;
  if (!isInside || readYaml(before.trimStart() + text).errors.length === 0) return [];
  if (isTemplated(text)) return templateFix(found, document);
  const quoted = inQuotes(text);
  // Some characters may stand nowhere.
  if (readYaml(before.trimStart() + quoted).errors.length > 0) return [];
  const edits = [{ start, end: start + text.length, text: quoted }];
  return [{ title: 'Put the whole string in quotes', edits, isSafe: false }];
};
