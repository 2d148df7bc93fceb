import type { OpenDocument } from '../../documents/open-document.ts';
import { readYaml } from '../../documents/yaml/read.ts';
import type { Edit, Fix, Problem } from '../../problem.ts';
import { blockAt, yamlAt } from '../frame/value-at.ts';

/** Behind blanks a tab belongs to the lines of a file. */
const tabbed = /^\t[ \t]*(?=\S)/gm;

/** What people have their tabs as wide as, and the width of one step of YAML. */
const widths = [2, 4, 8];

/** More than any block that a person indents by hand. */
const mostCharacters = 20_000;

const withBlanks = (indent: string, width: number): string =>
  indent.replaceAll('\t', ' '.repeat(width));

const isReadable = (text: string): boolean => readYaml(text).errors.length === 0;

/** Blanks in place of the tabs that a block is indented with, as wide as makes sense of it. */
export const tabFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const yaml = yamlAt(document, found.start);
  const block = yaml && blockAt(yaml, found.start);
  if (yaml === undefined || block === undefined || block.text.length > mostCharacters) return [];
  if (document.source.text[found.start] !== '\t') return [];
  const from = yaml.region.start + block.start;
  const lines = [...block.text.matchAll(tabbed)];
  const width = widths.find((one) =>
    isReadable(block.text.replaceAll(tabbed, (indent) => withBlanks(indent, one))),
  );
  if (width === undefined || lines.length === 0) return [];
  const edits = lines.map(
    ({ 0: indent, index }): Edit => ({
      start: from + index,
      end: from + index + indent.length,
      text: withBlanks(indent, width),
    }),
  );
  return [{ title: 'Write blanks in place of the tabs', edits, isSafe: false }];
};
