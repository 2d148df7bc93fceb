import { readYaml, type YamlReading } from '../../documents/yaml/read.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';
import { dependsOnIndentation } from './jinja-indentation.ts';
import { layoutEdits } from './layout.ts';
import { sameReading } from './same-reading.ts';
import { type GapEdit, withEdits } from './text-edits.ts';

/** One block, and what is around it. */
export interface FormattedBlock {
  readonly block: DocumentBlock;
  /** As it stands in the document; the block's own text may be masked. */
  readonly original: string;
  /** Nothing follows in the document. */
  readonly isLast: boolean;
}

/** Only blanks may be replaced: what a template's mask hides stays where it is. */
const keepsTemplate =
  (masked: string, original: string) =>
  ({ start, end }: GapEdit): boolean => {
    const isHidden = (at: number): boolean => masked[at] === '#' && original[at] !== '#';
    return (
      !isHidden(end) && !isHidden(start - 1) && /^[ \t\r\n]*$/.test(original.slice(start, end))
    );
  };

const meansTheSame = ({ reading, text }: DocumentBlock, edits: readonly GapEdit[]): boolean =>
  sameReading(reading, readYaml(withEdits(text, edits)));

const withLastBreak = (
  { block, isLast }: FormattedBlock,
  edits: readonly GapEdit[],
): readonly GapEdit[] => {
  const { length } = block.text;
  if (!isLast || block.text.endsWith('\n')) return edits;
  // A last line of nothing but blanks is gone by now.
  if (withEdits(block.text, edits).endsWith('\n')) return edits;
  return [...edits, { start: length, end: length, text: '\n' }];
};

const editsAnew = (formatted: FormattedBlock): readonly GapEdit[] => {
  const { block, original, isLast } = formatted;
  const isTemplate = original !== block.text;
  const laidOut = layoutEdits(block.text, isLast);
  if (laidOut === undefined) return [];
  const edits = isTemplate ? laidOut.filter(keepsTemplate(block.text, original)) : laidOut;
  const tries = [withLastBreak(formatted, edits), edits];
  return tries.find((some) => some.length === 0 || meansTheSame(block, some)) ?? [];
};

const kept = new WeakMap<
  YamlReading,
  Omit<FormattedBlock, 'block'> & { edits: readonly GapEdit[] }
>();

/**
 * The edits that lay a block out, from its start; none where they would change what it means, or where a template
 * could make of it something else.
 */
export const blockEdits = (formatted: FormattedBlock): readonly GapEdit[] => {
  const { block, original, isLast } = formatted;
  const { node } = block.reading;
  if (node?.kind !== 'map') return [];
  if (original !== block.text && dependsOnIndentation(original.slice(0, node.end))) return [];
  const known = kept.get(block.reading);
  if (known?.original === original && known.isLast === isLast) return known.edits;
  const edits = editsAnew(formatted);
  kept.set(block.reading, { original, isLast, edits });
  return edits;
};
