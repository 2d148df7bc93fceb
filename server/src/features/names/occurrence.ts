/** What a name is of. Anchors and devices are known in their part of a document, users and groups in all of it. */
export type NameKind = 'anchor' | 'user' | 'group' | 'device';

/** One place where a name stands; quotes and marks such as `&` are not part of it. */
export interface Occurrence {
  readonly kind: NameKind;
  readonly name: string;
  readonly isDefinition: boolean;
  readonly start: number;
  readonly end: number;
}
