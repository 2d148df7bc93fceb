import type { Hover } from 'vscode-languageserver-types';
import { type Context, contextAt, type Word } from '../documents/context/context-at.ts';
import { type OpenDocument, regionAt } from '../documents/open-document.ts';
import type { Position } from '../documents/source-text.ts';
import { instanceData } from '../knowledge/instance-data.ts';
import { formsAt, type Step, shapeOfKeyAt } from '../knowledge/lookup.ts';
import { keyMarkdown } from '../knowledge/markdown.ts';
import type { Shape } from '../knowledge/shape.ts';
import { code } from '../knowledge/words.ts';
import type { Settings } from '../settings.ts';
import { rootShapeOf } from '../validation/root-shape.ts';

const topKeyOf = (steps: readonly Step[], name: string): string => {
  const [first] = steps;
  return first?.kind === 'key' ? first.name : name;
};

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2');

const ofKey = (
  root: Shape,
  context: Context & { kind: 'key' },
  { targetVersion }: Settings,
): string | undefined => {
  const name = unquoted(context.word.text);
  const shape = shapeOfKeyAt(root, context.steps, context.siblings, name);
  return shape && keyMarkdown(name, shape, topKeyOf(context.steps, name), targetVersion);
};

const ofValue = (root: Shape, steps: readonly Step[], text: string): string | undefined => {
  const choices = formsAt(root, steps).flatMap((form) => {
    if (form.kind === 'choice') return form.values;
    return form.kind === 'text' ? form.suggest : [];
  });
  const meant = choices.find(({ value }) => String(value) === unquoted(text));
  return meant && meant.summary !== ''
    ? `${code(String(meant.value))}: ${meant.summary}`
    : undefined;
};

const textAt = (root: Shape, context: Context, settings: Settings): string | undefined => {
  if (context.kind === 'key') {
    const isValue = context.isItem && !context.hasColon;
    return isValue
      ? ofValue(root, context.steps, context.word.text)
      : ofKey(root, context, settings);
  }
  if (context.kind === 'value') return ofValue(root, context.steps, context.word.text);
  if (context.kind === 'jinja') return instanceData[context.expression]?.[context.word.text];
  return undefined;
};

const isOnWord = ({ start, end }: Word, character: number): boolean =>
  start <= character && character <= end && end > start;

/** What there is to say about the word at a position; undefined if nothing. */
export const hoverAt = (
  document: OpenDocument,
  position: Position,
  settings: Settings,
): Hover | undefined => {
  const region = regionAt(document, position);
  const root = region && rootShapeOf(region, document.source.text);
  if (region === undefined || root === undefined) return undefined;
  const context = contextAt(document.source, region, position);
  if (context.kind === 'nothing' || !isOnWord(context.word, position.character)) return undefined;
  const value = textAt(root, context, settings);
  if (value === undefined) return undefined;
  const { line } = position;
  const { start, end } = context.word;
  return {
    contents: { kind: 'markdown', value },
    range: { start: { line, character: start }, end: { line, character: end } },
  };
};
