/** One node of a metadata tree. */
export interface TreeEntry {
  /** The segment as the service listed it; hostile text possible, never use it as markup. */
  readonly name: string;
  /** What to show: `0=mykey` for a key; invisible characters made visible, cut when very long. */
  readonly label: string;
  /** What to ask the source for, percent-encoded; unique among its siblings. */
  readonly path: string;
  readonly kind: 'directory' | 'leaf';
  /** Why it is only shown and cannot be asked for; undefined = it can. */
  readonly note?: string;
}
