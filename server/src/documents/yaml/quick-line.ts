import type { ScalarNode, ScalarStyle } from './node.ts';
import { understood } from './tags.ts';

/** The place of the quick reader: at the first word of a line, or at the end of the text. */
export interface QuickState {
  readonly text: string;
  at: number;
  /** Of the word, from 0; -1 at the end of the text. */
  column: number;
}

// Comments and empty lines, then the indentation of what comes.
const toContent = /(?: *(?:#[^\n]*)?\n)* */y;

/** Steps to the next line that has content, from the beginning of a line. */
export const toNextContent = (state: QuickState): void => {
  const { text } = state;
  toContent.lastIndex = state.at;
  toContent.test(text);
  state.at = toContent.lastIndex;
  if (state.at >= text.length || text.charCodeAt(state.at) === 0x23) {
    state.at = text.length;
    state.column = -1;
  } else state.column = state.at - text.lastIndexOf('\n', state.at - 1) - 1;
};

/** Longer lines are left to the reader that counts characters. */
export const longestLine = 1000;

export const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** A scalar without anchor or tag; undefined where its text is a mistake. */
export const quickScalar = (
  text: string,
  start: number,
  end: number,
  style: ScalarStyle,
  isKey: boolean,
): ScalarNode | undefined => {
  if (style !== 'plain') {
    const anchor = undefined;
    return {
      kind: 'scalar',
      start,
      end,
      anchor,
      tag: anchor,
      text,
      style,
      type: 'text',
      value: text,
    };
  }
  const { type, value, trouble } = understood(text, style, undefined, isKey);
  if (trouble) return undefined;
  return {
    kind: 'scalar',
    start,
    end,
    anchor: undefined,
    tag: undefined,
    text,
    style,
    type,
    value,
  };
};
