import { checkNames } from './check-names.ts';
import { executeAll } from './execute.ts';
import { type FailureKind, TemplateFailure } from './failure.ts';
import { globals } from './globals.ts';
import type { Statement } from './node.ts';
import { newOutput, type Piece, printedText } from './output.ts';
import { parsedTemplate } from './parse.ts';
import { innerScope } from './scope.ts';
import type { Value } from './value.ts';

/** Why a template gives no text, and where. */
export interface TemplateTrouble {
  readonly kind: FailureKind;
  readonly message: string;
  /** Offset in the template. */
  readonly at: number;
}

/** What a template prints, with the place each stretch comes from. */
export interface PrintedTemplate {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const trouble = (thrown: unknown): TemplateTrouble => {
  if (thrown instanceof TemplateFailure) {
    return { kind: thrown.kind, message: thrown.message, at: thrown.at ?? 0 };
  }
  // The stack ends long before the template does.
  if (thrown instanceof RangeError) {
    return { kind: 'too-much', message: 'The template is nested too deep to be checked.', at: 0 };
  }
  throw thrown;
};

const attempt = <Result>(task: () => Result): Result | TemplateTrouble => {
  try {
    return task();
  } catch (thrown) {
    return trouble(thrown);
  }
};

const statementsOf = (source: string): readonly Statement[] => {
  const statements = parsedTemplate(source);
  checkNames(statements);
  return statements;
};

/** What is wrong with a template as such, without any variables; undefined if it can be read. */
export const templateTrouble = (source: string): TemplateTrouble | undefined => {
  const found = attempt(() => statementsOf(source));
  return 'kind' in found ? found : undefined;
};

/**
 * What Jinja2 (3.1, sandboxed, `trim_blocks`, `do`) makes of a template with `\n` line ends, whose last line end is cut
 * off before. The variables are changed if the template changes them.
 */
export const printedTemplate = (
  source: string,
  variables: ReadonlyMap<string, Value>,
): PrintedTemplate | TemplateTrouble =>
  attempt(() => {
    const statements = statementsOf(source);
    const known = { variables: new Map([...globals, ...variables]), outer: undefined };
    const root = innerScope(known);
    const output = newOutput();
    executeAll(statements, root, output, { root, steps: 0, depth: 0 });
    return { text: printedText(output), pieces: output.pieces };
  });
