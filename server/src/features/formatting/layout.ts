import { YamlFailure } from '../../documents/yaml/node.ts';
import { type ScanState, scanStateOf, type Token } from '../../documents/yaml/scan-state.ts';
import { takeToken } from '../../documents/yaml/scanner.ts';
import { tidyGap } from './gap-lines.ts';
import { columnInside, columnOfComment, columnOfFlow, type Level, type Levels } from './level.ts';
import { keepsEmptyLines, tidyBlockLines, tidyFlowLines } from './scalar-lines.ts';
import { type EditCollector, editCollector, type GapEdit } from './text-edits.ts';

interface Layout {
  readonly text: string;
  readonly into: EditCollector;
  levels: Levels;
  /** As they were at the token before. */
  levelsBefore: Levels;
  /** The token before; undefined at the start. */
  before: Token | undefined;
  isKey: boolean;
  flowDepth: number;
  flowColumn: number;
}

const columnAt = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1);

const push = (layout: Layout, kind: Level['kind'], at: number): void => {
  const level = { kind, from: columnAt(layout.text, at), to: columnInside(layout.levels) };
  layout.levels = [...layout.levels, level];
};

const popLoose = (layout: Layout): void => {
  if (layout.levels.at(-1)?.kind === 'loose-list') layout.levels = layout.levels.slice(0, -1);
};

const isInList = ({ levels }: Layout): boolean => {
  const kind = levels.at(-1)?.kind;
  return kind === 'list' || kind === 'loose-list';
};

/** Keeps the levels in step with what begins and ends. */
const follow = (layout: Layout, { type, start }: Token): void => {
  switch (type) {
    case 'block-map-start':
      push(layout, 'map', start);
      break;
    case 'block-list-start':
      push(layout, 'list', start);
      break;
    case 'block-entry':
      if (!isInList(layout)) push(layout, 'loose-list', start);
      break;
    case 'block-end':
      popLoose(layout);
      layout.levels = layout.levels.slice(0, -1);
      break;
    case 'key':
      popLoose(layout);
      layout.isKey = true;
      break;
    case 'value':
      layout.isKey = false;
      break;
    default:
  }
};

/** A key with a question mark before it is written by hand for a reason. */
const isRare = ({ type, start, end }: Token): boolean =>
  type === 'directive' || (type === 'key' && end > start);

const closes = (type: Token['type']): boolean =>
  type === 'flow-list-end' || type === 'flow-map-end';
const opens = (type: Token['type']): boolean =>
  type === 'flow-list-start' || type === 'flow-map-start';

/** The column for a token that begins its line. */
const columnFor = (layout: Layout, { type }: Token): number => {
  if (layout.flowDepth > 0) {
    return layout.flowColumn + 2 * (layout.flowDepth - (closes(type) ? 1 : 0));
  }
  const innermost = layout.levels.at(-1);
  if (innermost === undefined || type === 'document-start' || type === 'document-end') return 0;
  const isOwn = type === 'block-entry' || (innermost.kind === 'map' && layout.isKey);
  return isOwn ? innermost.to : columnInside(layout.levels);
};

const isTextBlock = (token: Token | undefined): boolean =>
  token?.style === 'literal' || token?.style === 'folded';

const commentColumn = (layout: Layout, next: { from: number; to: number } | undefined) => {
  if (layout.flowDepth > 0) {
    const inside = layout.flowColumn + 2 * layout.flowDepth;
    return () => inside;
  }
  const { levels, levelsBefore } = layout;
  const atMost = isTextBlock(layout.before) ? (levelsBefore.at(-1)?.to ?? 0) : 1000;
  return (column: number): number =>
    column === next?.from ? next.to : columnOfComment([...levelsBefore, ...levels], column, atMost);
};

const gapTo = (layout: Layout, to: number, next: { from: number; to: number } | undefined) => ({
  from: layout.before?.end ?? 0,
  to,
  isFirst: layout.before === undefined,
  end: 'token' as const,
  keepsEmpty: layout.before !== undefined && keepsEmptyLines(layout.text, layout.before),
  columnFor: commentColumn(layout, next),
});

const onlyBreak = /\r?\n */y;

/** Most lines follow on the one before with nothing in between. */
const followsAtOnce = ({ text, before }: Layout, { start }: Token): boolean => {
  onlyBreak.lastIndex = before?.end ?? 0;
  return before !== undefined && onlyBreak.test(text) && onlyBreak.lastIndex === start;
};

const onNewLine = (layout: Layout, token: Token): void => {
  const { text, into } = layout;
  const to = columnFor(layout, token);
  const from = columnAt(text, token.start);
  if (!followsAtOnce(layout, token)) tidyGap(text, gapTo(layout, token.start, { from, to }), into);
  into.replace(token.start - from, token.start, ' '.repeat(to));
};

/** What is to stand between two tokens of a line; undefined where it stays as it is. */
const between = (before: Token, { type }: Token): string | undefined => {
  if (type === 'value') return before.type === 'scalar' ? '' : undefined;
  const spaced: readonly Token['type'][] = ['block-entry', 'value', 'anchor', 'tag'];
  return spaced.includes(before.type) ? ' ' : undefined;
};

const onSameLine = (layout: Layout, before: Token, token: Token): void => {
  if (layout.flowDepth > 0) return;
  const wanted = between(before, token);
  if (wanted !== undefined) layout.into.replace(before.end, token.start, wanted);
};

const tidyInside = (layout: Layout, token: Token): void => {
  if (token.type !== 'scalar') return;
  const { text, levels, into } = layout;
  if (isTextBlock(token)) tidyBlockLines(text, token, levels, into);
  else if (layout.flowDepth === 0) tidyFlowLines(text, token, columnInside(levels), into);
  else tidyFlowLines(text, token, layout.flowColumn + 2 * layout.flowDepth, into);
};

const place = (layout: Layout, token: Token): void => {
  const { before, text } = layout;
  const isSameLine = before !== undefined && !text.slice(before.end, token.start).includes('\n');
  if (isSameLine) onSameLine(layout, before, token);
  else onNewLine(layout, token);
  tidyInside(layout, token);
  if (opens(token.type)) {
    if (layout.flowDepth === 0) layout.flowColumn = columnOfFlow(layout.levels);
    layout.flowDepth += 1;
  }
  if (closes(token.type)) layout.flowDepth -= 1;
  layout.before = token;
  layout.levelsBefore = layout.levels;
};

const tidyEnd = (layout: Layout, isLast: boolean): void => {
  const gap = gapTo(layout, layout.text.length, undefined);
  tidyGap(layout.text, { ...gap, end: isLast ? 'document' : 'text' }, layout.into);
};

const laidOut = (layout: Layout, scan: ScanState, isLast: boolean): boolean => {
  for (let token = takeToken(scan); token.type !== 'stream-end'; token = takeToken(scan)) {
    if (isRare(token)) return false;
    if (layout.flowDepth === 0) follow(layout, token);
    if (token.end > token.start) place(layout, token);
  }
  tidyEnd(layout, isLast);
  return true;
};

/** Line breaks that few programs see, and marks that are no blanks: nobody wants them moved. */
const strange = /\r(?!\n)|[\x85\u2028\u2029\ufeff]/;

/**
 * The edits that lay a text of YAML out: two columns a level, items deeper than their key, one blank round marks,
 * no blanks at line ends, one empty line where there are more (none at the end of the `isLast` text). Undefined for
 * what cannot be read or is best left alone.
 */
export const layoutEdits = (text: string, isLast: boolean): readonly GapEdit[] | undefined => {
  if (strange.test(text)) return undefined;
  const into = editCollector(text);
  const layout: Layout = {
    text,
    into,
    levels: [],
    levelsBefore: [],
    before: undefined,
    isKey: false,
    flowDepth: 0,
    flowColumn: 0,
  };
  try {
    return laidOut(layout, scanStateOf(text), isLast) ? into.edits : undefined;
  } catch (error) {
    if (error instanceof YamlFailure) return undefined;
    throw error;
  }
};
