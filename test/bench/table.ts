import type { Spread } from './measure.ts';

/** One line of a table: the cells from left to right. */
export type Row = readonly string[];

const widthOf = (rows: readonly Row[], column: number): number =>
  Math.max(...rows.map((row) => (row[column] ?? '').length));

/** Rows as text with columns under each other, the first to the left and the others to the right. */
export const tableText = (rows: readonly Row[]): string =>
  rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widthOf(rows, column);
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const numberText = (value: number): string => whole.format(value);

export const spreadText = ({ lowest, highest }: Spread): string =>
  `${numberText(lowest)}–${numberText(highest)}`;

/** A target, and whether a figure misses it. */
export const targetText = (target: string, isReached: boolean): string =>
  isReached ? target : `${target}  MISSED`;
