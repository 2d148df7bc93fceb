import type { YamlNode } from '../../documents/yaml/node.ts';
import type { Fold } from './fold.ts';

const hidesComments = (node: YamlNode, into: { start: number; end: number }[]): void => {
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      hidesComments(key, into);
      hidesComments(value, into);
    }
  }
  if (node.kind === 'list') for (const item of node.items) hidesComments(item, into);
  if (node.kind === 'scalar' && node.style !== 'plain') into.push(node);
};

/** Where a `#` is no comment: texts in quotes and text blocks, in the order of the text. */
export const textSpans = (
  node: YamlNode | undefined,
): readonly { readonly start: number; readonly end: number }[] => {
  const spans: { start: number; end: number }[] = [];
  if (node) hidesComments(node, spans);
  return spans;
};

const comment = /^[ \t]*#/;
const regionMark = /^[ \t]*#[ \t]*(end)?region\b/;

/** A comment that begins or ends a region by name. */
export interface RegionMark {
  readonly line: number;
  readonly isEnd: boolean;
}

/** What comments have to say of a text. */
export interface CommentFolds {
  readonly folds: readonly Fold[];
  readonly marks: readonly RegionMark[];
}

/** Folds of comments over several lines, and the marks `# region` and `# endregion`. */
export const commentFolds = (
  lines: readonly string[],
  isText: (line: number) => boolean,
): CommentFolds => {
  const folds: Fold[] = [];
  const marks: RegionMark[] = [];
  let first: number | undefined;
  const end = (line: number): void => {
    if (first !== undefined && line - 1 > first) {
      folds.push({ start: first, end: line - 1, kind: 'comment' });
    }
    first = undefined;
  };
  for (const [line, content] of lines.entries()) {
    const isComment = comment.test(content) && !isText(line);
    const mark = isComment ? regionMark.exec(content) : null;
    if (mark) marks.push({ line, isEnd: mark[1] !== undefined });
    if (mark || !isComment) end(line);
    else first ??= line;
  }
  end(lines.length);
  return { folds, marks };
};

/** Folds between marks that belong together. */
export const regionFolds = (marks: readonly RegionMark[]): readonly Fold[] => {
  const open: number[] = [];
  return marks.flatMap(({ line, isEnd }): readonly Fold[] => {
    if (!isEnd) {
      open.push(line);
      return [];
    }
    const start = open.pop();
    return start === undefined ? [] : [{ start, end: line, kind: 'region' }];
  });
};
