import type { Pattern } from './pattern.ts';
import { childrenOf, type Value } from './value.ts';

/** Something that is to be told of the values at a pattern. */
export interface Aimed<Aim> {
  readonly pattern: Pattern;
  readonly aim: Aim;
}

/** Patterns put together by what they begin with, so that one walk serves all of them. */
export interface Places<Aim> {
  readonly here: readonly Aim[];
  /** Below every item or key. */
  readonly every: Places<Aim> | undefined;
  readonly byKey: ReadonlyMap<string, Places<Aim>>;
}

interface Rest<Aim> {
  readonly rest: readonly string[];
  readonly aim: Aim;
}

const placesOfRests = <Aim>(rests: readonly Rest<Aim>[]): Places<Aim> => {
  const here: Aim[] = [];
  const below = new Map<string, Rest<Aim>[]>();
  for (const { rest, aim } of rests) {
    const [first, ...inner] = rest;
    if (first === undefined) here.push(aim);
    else below.set(first, [...(below.get(first) ?? []), { rest: inner, aim }]);
  }
  const every = below.get('*');
  below.delete('*');
  return {
    here,
    every: every && placesOfRests(every),
    byKey: new Map([...below].map(([key, inner]) => [key, placesOfRests(inner)])),
  };
};

/** Sorts patterns once, for many documents. */
export const placesOf = <Aim>(aimed: readonly Aimed<Aim>[]): Places<Aim> =>
  placesOfRests(aimed.map(({ pattern, aim }) => ({ rest: pattern, aim })));

/** Tells of every value inside of one that patterns lead to; of each pattern in the order of the text. */
export const visit = <Aim>(
  value: Value,
  { here, every, byKey }: Places<Aim>,
  tell: (value: Value, aim: Aim) => void,
): void => {
  for (const aim of here) tell(value, aim);
  if (every === undefined && byKey.size === 0) return;
  for (const one of childrenOf(value)) {
    if (every) visit(one, every, tell);
    const named = typeof one.part === 'string' ? byKey.get(one.part) : undefined;
    if (named) visit(one, named, tell);
  }
};
