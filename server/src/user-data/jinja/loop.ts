import { equal } from './compare.ts';
import { fail } from './failure.ts';
import { type Arguments, callable, missing, orElse, type Space, type Value } from './value.ts';

/** What the rounds of one loop have in common. */
export interface LoopState {
  readonly items: readonly Value[];
  readonly depth: number;
  /** What `loop.changed()` was given in the round before. */
  seen: readonly Value[] | undefined;
  /** `loop(items)` in a recursive loop. */
  readonly again: ((given: Arguments) => Value) | undefined;
}

const functions = (state: LoopState, index: number): readonly (readonly [string, Value])[] => [
  [
    'cycle',
    callable('<bound method LoopContext.cycle>', ({ positional }) =>
      positional.length === 0
        ? fail('type', 'no items for cycling given')
        : (positional[index % positional.length] ?? null),
    ),
  ],
  [
    'changed',
    callable('<bound method LoopContext.changed>', ({ positional }) => {
      const isSame = state.seen !== undefined && equal([...state.seen], [...positional]);
      state.seen = positional;
      return !isSame;
    }),
  ],
];

/** The variable `loop` in one round of a loop. */
export const loopVariable = (state: LoopState, index: number): Space => {
  const { items, depth, again } = state;
  const count = items.length;
  return {
    kind: 'space',
    type: 'LoopContext',
    shown: `<LoopContext ${index + 1}/${count}>`,
    members: new Map<string, Value>([
      ['index', BigInt(index + 1)],
      ['index0', BigInt(index)],
      ['revindex', BigInt(count - index)],
      ['revindex0', BigInt(count - index - 1)],
      ['first', index === 0],
      ['last', index === count - 1],
      ['length', BigInt(count)],
      ['depth', BigInt(depth + 1)],
      ['depth0', BigInt(depth)],
      ['previtem', orElse(items[index - 1], () => missing('None', 'there is no previous item'))],
      ['nextitem', orElse(items[index + 1], () => missing('None', 'there is no next item'))],
      ...functions(state, index),
    ]),
    call:
      again ??
      (() => fail('type', "The loop must have the 'recursive' marker to be called recursively.")),
  };
};
