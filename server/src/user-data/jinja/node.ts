import type { Value } from './value.ts';

/** Offsets in the template. */
interface Spot {
  readonly start: number;
  readonly end: number;
}

/** The arguments of a call, filter or test. */
export interface ArgumentNodes {
  readonly positional: readonly Expression[];
  readonly named: readonly (readonly [string, Expression])[];
  /** `*items` */
  readonly rest: Expression | undefined;
  /** `**entries` */
  readonly entries: Expression | undefined;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'notin';

export interface FilterNode extends Spot {
  readonly kind: 'filter';
  /** Undefined where the filter is put on a block. */
  readonly of: Expression | undefined;
  readonly name: string;
  readonly given: ArgumentNodes;
}

export interface TestNode extends Spot {
  readonly kind: 'test';
  readonly of: Expression;
  readonly name: string;
  readonly given: ArgumentNodes;
}

export interface NameNode extends Spot {
  readonly kind: 'name';
  readonly name: string;
}

export interface SliceNode extends Spot {
  readonly kind: 'slice';
  readonly from: Expression | undefined;
  readonly to: Expression | undefined;
  readonly step: Expression | undefined;
}

export interface CallNode extends Spot {
  readonly kind: 'call';
  readonly of: Expression;
  readonly given: ArgumentNodes;
}

export type Expression =
  | (Spot & { readonly kind: 'constant'; readonly value: Value })
  | NameNode
  | (Spot & { readonly kind: 'list' | 'tuple'; readonly items: readonly Expression[] })
  | (Spot & {
      readonly kind: 'dict';
      readonly entries: readonly (readonly [Expression, Expression])[];
    })
  | (Spot & { readonly kind: 'sign'; readonly sign: '+' | '-'; readonly of: Expression })
  | (Spot & {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Spot & {
      readonly kind: 'compare';
      readonly first: Expression;
      readonly rest: readonly (readonly [Comparison, Expression])[];
    })
  | (Spot & {
      readonly kind: 'and' | 'or';
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Spot & { readonly kind: 'not'; readonly of: Expression })
  | (Spot & { readonly kind: 'join'; readonly parts: readonly Expression[] })
  | (Spot & {
      readonly kind: 'if';
      readonly test: Expression;
      readonly value: Expression;
      readonly otherwise: Expression | undefined;
    })
  | (Spot & { readonly kind: 'attribute'; readonly of: Expression; readonly name: string })
  | (Spot & { readonly kind: 'item'; readonly of: Expression; readonly key: Expression })
  | SliceNode
  | CallNode
  | FilterNode
  | TestNode;

/** What can be assigned to. */
export type Target =
  | NameNode
  | (Spot & { readonly kind: 'targets'; readonly targets: readonly Target[] })
  | (Spot & { readonly kind: 'member'; readonly space: string; readonly name: string });

/** A parameter of a macro with its default. */
export interface Parameter {
  readonly name: string;
  readonly otherwise: Expression | undefined;
}

export interface ForNode extends Spot {
  readonly kind: 'for';
  readonly target: Target;
  readonly over: Expression;
  readonly test: Expression | undefined;
  readonly recursive: boolean;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

export interface MacroNode extends Spot {
  readonly kind: 'macro';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
}

export interface CallBlockNode extends Spot {
  readonly kind: 'call-block';
  readonly call: CallNode;
  readonly caller: MacroNode;
}

export type Statement =
  | (Spot & { readonly kind: 'data'; readonly text: string })
  | (Spot & { readonly kind: 'print'; readonly of: Expression })
  | (Spot & {
      readonly kind: 'if-block';
      readonly branches: readonly (readonly [Expression, readonly Statement[]])[];
      readonly otherwise: readonly Statement[];
    })
  | ForNode
  | MacroNode
  | CallBlockNode
  | (Spot & { readonly kind: 'set'; readonly target: Target; readonly value: Expression })
  | (Spot & {
      readonly kind: 'set-block';
      readonly target: Target;
      readonly filter: FilterNode | undefined;
      readonly body: readonly Statement[];
    })
  | (Spot & {
      readonly kind: 'filter-block';
      readonly filter: FilterNode;
      readonly body: readonly Statement[];
    })
  | (Spot & {
      readonly kind: 'with';
      readonly values: readonly (readonly [Target, Expression])[];
      readonly body: readonly Statement[];
    })
  | (Spot & { readonly kind: 'do'; readonly of: Expression })
  | (Spot & {
      readonly kind: 'block';
      readonly name: string;
      readonly required: boolean;
      readonly body: readonly Statement[];
    })
  | (Spot & { readonly kind: 'scope'; readonly body: readonly Statement[] })
  /** `autoescape` */
  | (Spot & {
      readonly kind: 'escape';
      readonly of: Expression;
      readonly body: readonly Statement[];
    })
  /** `include`, `import`, `extends`: cloud-init has nowhere to load from. */
  | (Spot & { readonly kind: 'load' });
