/** A place in documents: keys one inside the other, `*` for every item or every key. */
export type Pattern = readonly [top: string, ...inner: readonly string[]];

/** `at('users', '*', 'name')`: the names of all users. */
export const at = (top: string, ...inner: readonly string[]): Pattern => [top, ...inner];

/** A place in a network configuration, which may stand under `network:` or not. */
export const atNetwork = (top: string, ...inner: readonly string[]): readonly Pattern[] => [
  at(top, ...inner),
  at('network', top, ...inner),
];
