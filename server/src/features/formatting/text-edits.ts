/** Replaces a stretch of a text; offsets count from its start. */
export interface GapEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with edits made; they must not overlap and be in order. */
export const withEdits = (text: string, edits: readonly GapEdit[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const edit of edits) {
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return parts.join('') + text.slice(done);
};

/** Collects edits that change something. */
export interface EditCollector {
  readonly edits: readonly GapEdit[];
  replace(start: number, end: number, by: string): void;
}

export const editCollector = (text: string): EditCollector => {
  const edits: GapEdit[] = [];
  return {
    edits,
    replace: (start, end, by) => {
      if (text.slice(start, end) !== by) edits.push({ start, end, text: by });
    },
  };
};
