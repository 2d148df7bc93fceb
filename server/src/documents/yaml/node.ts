/** How a scalar's text was understood; `date` is what PyYAML makes of 2032-09-01, `binary` of !!binary. */
export type ScalarType = 'text' | 'integer' | 'number' | 'flag' | 'null' | 'date' | 'binary';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** Offsets count from the start of the parsed text; `end` is exclusive. */
interface Spot {
  readonly start: number;
  readonly end: number;
}

interface Named extends Spot {
  /** The full tag, `tag:yaml.org,2002:binary`, where one is written. */
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}

export interface ScalarNode extends Named {
  readonly kind: 'scalar';
  readonly type: ScalarType;
  /** A bigint where a number would not be exact. Of a date, the text. */
  readonly value: string | number | bigint | boolean | null;
  readonly text: string;
  readonly style: ScalarStyle;
}

/** Nothing at all, where a value may stand. */
export const emptyNodeAt = (at: number): ScalarNode => ({
  kind: 'scalar',
  start: at,
  end: at,
  anchor: undefined,
  tag: undefined,
  text: '',
  style: 'plain',
  type: 'null',
  value: null,
});

export interface MapEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface MapNode extends Named {
  readonly kind: 'map';
  readonly entries: MapEntry[];
  readonly flow: boolean;
}

export interface ListNode extends Named {
  readonly kind: 'list';
  readonly items: YamlNode[];
  readonly flow: boolean;
}

export interface AliasNode extends Spot {
  readonly kind: 'alias';
  readonly name: string;
}

/** A node that may carry an anchor. */
export type AnchoredNode = ScalarNode | MapNode | ListNode;

export type YamlNode = AnchoredNode | AliasNode;

/** Why YAML cannot be read. Each has its sentence in `error-texts.ts`. */
export type YamlErrorCode =
  | 'yaml-alias'
  | 'yaml-anchor'
  | 'yaml-base64'
  | 'yaml-block-header'
  | 'yaml-character'
  | 'yaml-colon'
  | 'yaml-control-character'
  | 'yaml-directive'
  | 'yaml-documents'
  | 'yaml-escape'
  | 'yaml-flow'
  | 'yaml-indentation'
  | 'yaml-key'
  | 'yaml-list'
  | 'yaml-merge'
  /** An alias inside of what it stands for: PyYAML takes it, nobody can use it. */
  | 'yaml-recursion'
  | 'yaml-missing-colon'
  | 'yaml-rest'
  | 'yaml-tab'
  | 'yaml-tag'
  | 'yaml-too-deep'
  | 'yaml-unclosed'
  | 'yaml-value';

export interface YamlError extends Spot {
  readonly code: YamlErrorCode;
  /** What exactly, for the sentence: a character, a name. */
  readonly detail: string;
}

/** Thrown inside the reader only; whoever reads gets a `YamlError`. */
export class YamlFailure extends Error {
  readonly error: YamlError;
  constructor(error: YamlError) {
    super(error.code);
    this.error = error;
  }
}

/** Ends the reading of this text. */
export const fail = (
  code: YamlErrorCode,
  start: number,
  end: number = start + 1,
  detail = '',
): never => {
  throw new YamlFailure({ code, start, end: Math.max(end, start), detail });
};
