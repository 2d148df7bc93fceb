import { type LabFile, labFile } from './lab-file.ts';
import { prunedCopy } from './pruned-copy.ts';
import { type FileKind, notALabMessage, type ShapeProblem } from './shape-message.ts';
import type { Path } from './source-text.ts';
import {
  type Issue,
  type KnownKeys,
  keyNoting,
  problemsOf,
  valueAt,
  withoutMisspelt,
} from './table-problems.ts';
import { isOfForm } from './texts.ts';

const lab: FileKind = { name: 'The lab', code: 'not-a-lab', notOne: notALabMessage };

/** A file's content measured against the table. */
export interface Shape {
  /** The content without what `problems` name, so that the rest can be looked at too; undefined where nothing is left. */
  readonly file: LabFile | undefined;
  readonly problems: readonly ShapeProblem[];
  /** Where in the file something at a path of `file` stands: list items that were left out are counted again. */
  readonly original: (path: Path) => Path;
}

interface Measured {
  /** undefined as soon as there is an issue. */
  readonly file: LabFile | undefined;
  readonly issues: readonly Issue[];
}

const measured = (raw: unknown, known: KnownKeys): Measured => {
  const { data, error } = labFile.safeParse(raw, { error: keyNoting(known) });
  if (!error) return { file: data, issues: [] };
  const isChecked = valueAt(raw, ['consistency']) !== 'unchecked';
  const issues = error.issues.filter((issue) => isChecked || !isOfForm(issue));
  return { file: issues.length === 0 ? asItStands(raw) : undefined, issues };
};

/** What the table makes of a content in which texts have the wrong form, and nothing else is wrong. */
const asItStands = (raw: unknown): LabFile => {
  const result = labFile._zod.run({ value: raw, issues: [] }, { async: false });
  if (result instanceof Promise) throw new Error('The table of the lab file must not wait.');
  return result.value as LabFile;
};

// Leaving one thing out can show the next (a parent that now lacks a key it needs); nothing nests deeper than this.
const mostRounds = 12;

/** Measures a file's content; never throws. */
export const shapeOf = (raw: unknown): Shape => {
  const known: KnownKeys = new Map();
  const first = measured(raw, known);
  if (first.file) return { file: first.file, problems: [], original: (path) => path };
  const problems = first.issues.flatMap((issue) => problemsOf(issue, [], known, raw, lab));
  const reported = withoutMisspelt(problems);
  const copy = prunedCopy(raw);
  let wrong = problems;
  for (let round = 0; round < mostRounds && wrong.length > 0; round += 1) {
    copy.leaveOut(wrong);
    const next = measured(copy.value(), known);
    if (next.file) return { file: next.file, problems: reported, original: copy.original };
    wrong = next.issues.flatMap((issue) => problemsOf(issue, [], known, copy.value(), lab));
  }
  return { file: undefined, problems: reported, original: copy.original };
};
