/** A stretch of text that leads somewhere. */
export interface Link {
  readonly start: number;
  readonly end: number;
  readonly target: string;
  /** What is there, where the text does not say it. */
  readonly tooltip?: string;
}
