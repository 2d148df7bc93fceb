import { checkLength } from './arguments.ts';

/** A stretch of what was printed, and the place in the template it comes from. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** It is the template's own text, character by character; else what a tag printed. */
  readonly isOwn: boolean;
}

/** What is printed, in order. */
export interface Output {
  readonly pieces: Piece[];
  length: number;
}

export const newOutput = (): Output => ({ pieces: [], length: 0 });

export const print = (into: Output, piece: Piece): void => {
  if (piece.text === '') return;
  into.length += piece.text.length;
  checkLength(into.length);
  into.pieces.push(piece);
};

export const printedText = ({ pieces }: Output): string => pieces.map(({ text }) => text).join('');
