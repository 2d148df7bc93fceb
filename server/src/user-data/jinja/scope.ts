import type { Value } from './value.ts';

/** The variables of a block, in those of the blocks around it. */
export interface Scope {
  readonly variables: Map<string, Value>;
  readonly outer: Scope | undefined;
}

export const innerScope = (outer: Scope | undefined): Scope => ({ variables: new Map(), outer });

/** The value of a variable; undefined if no block has it. */
export const valueIn = (scope: Scope, name: string): Value | undefined => {
  for (let each: Scope | undefined = scope; each; each = each.outer) {
    const value = each.variables.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
};
