import type { Arguments, Value } from './value.ts';

/** What filters need of the renderer. */
export interface Tools {
  readonly filtered: (name: string, value: Value, given: Arguments) => Value;
  readonly passes: (name: string, value: Value, given: Arguments) => boolean;
}

/** What stands behind a `|`. One that does not look at `given` takes no arguments, and is not called with any. */
export type Filter = (value: Value, given: Arguments, tools: Tools) => Value;
