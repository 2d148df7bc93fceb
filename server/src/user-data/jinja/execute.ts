import { argumentsOf, called, evaluated, filteredText } from './evaluate.ts';
import { fail, placed } from './failure.ts';
import { type LoopState, loopVariable } from './loop.ts';
import { macroValue } from './macro.ts';
import type { CallBlockNode, FilterNode, ForNode, Statement, Target } from './node.ts';
import { newOutput, type Output, print, printedText } from './output.ts';
import { innerScope, type Scope, valueIn } from './scope.ts';
import { textOf } from './show.ts';
import { isTrue, itemsOf, type Value } from './value.ts';

/** What goes along while a template is rendered. */
export interface Run {
  readonly root: Scope;
  steps: number;
  depth: number;
}

const mostSteps = 100_000;
const mostDepth = 150;

const step = (run: Run): void => {
  run.steps += 1;
  if (run.steps > mostSteps) fail('too-much', 'The template goes round too often to be checked.');
};

const deeper = <Result>(run: Run, task: () => Result): Result => {
  run.depth += 1;
  if (run.depth > mostDepth) fail('runtime', 'maximum recursion depth exceeded');
  const result = task();
  run.depth -= 1;
  return result;
};

const assignMany = (targets: readonly Target[], value: Value, scope: Scope): void => {
  const items = itemsOf(value);
  if (items.length !== targets.length) {
    const trouble = items.length < targets.length ? 'not enough' : 'too many';
    fail('runtime', `${trouble} values to unpack (expected ${targets.length})`);
  }
  for (const [index, target] of targets.entries()) assign(target, items[index] ?? null, scope);
};

const assign = (target: Target, value: Value, scope: Scope): void => {
  if (target.kind === 'name') scope.variables.set(target.name, value);
  else if (target.kind === 'targets') assignMany(target.targets, value, scope);
  else {
    const space = valueIn(scope, target.space) ?? null;
    const isSpace = typeof space === 'object' && space !== null && 'members' in space;
    if (isSpace && space.type === 'namespace') space.members.set(target.name, value);
    else fail('runtime', 'cannot assign attribute on non-namespace object');
  }
};

/** What a body prints, as a text. */
const captured = (body: readonly Statement[], scope: Scope, run: Run): string => {
  const output = newOutput();
  executeAll(body, scope, output, run);
  return printedText(output);
};

const throughFilter = (filter: FilterNode, text: string, scope: Scope): Value => {
  const inner = filter.of?.kind === 'filter' ? throughFilter(filter.of, text, scope) : text;
  return filteredText(filter.name, textOf(inner), argumentsOf(filter.given, scope));
};

const isChosen = ({ target, test }: ForNode, item: Value, scope: Scope): boolean => {
  if (test === undefined) return true;
  const inner = innerScope(scope);
  assign(target, item, inner);
  return isTrue(evaluated(test, inner));
};

const executeLoop = (
  node: ForNode,
  over: Value,
  scope: Scope,
  output: Output,
  run: Run,
  depth: number,
): void => {
  const items = itemsOf(over).filter((item) => isChosen(node, item, scope));
  const again = ({ positional: [more = null] }: { positional: readonly Value[] }): Value => {
    const inner = newOutput();
    deeper(run, () => executeLoop(node, more, scope, inner, run, depth + 1));
    return printedText(inner);
  };
  const state: LoopState = {
    items,
    depth,
    seen: undefined,
    again: node.recursive ? again : undefined,
  };
  for (const [index, item] of items.entries()) {
    step(run);
    const inner = innerScope(scope);
    inner.variables.set('loop', loopVariable(state, index));
    assign(node.target, item, inner);
    executeAll(node.body, inner, output, run);
  }
  if (items.length === 0) executeAll(node.otherwise, innerScope(scope), output, run);
};

const executeCall = ({ call, caller }: CallBlockNode, scope: Scope, run: Run): string => {
  const given = argumentsOf(call.given, scope);
  const body = macroValue(caller, scope, (inner) =>
    deeper(run, () => captured(caller.body, inner, run)),
  );
  const named = new Map([...given.named, ['caller', body] as const]);
  return textOf(called(evaluated(call.of, scope), { ...given, named }));
};

type Printing = Extract<Statement, { kind: 'print' | 'call-block' | 'filter-block' | 'data' }>;

const printedBy = (node: Printing, scope: Scope, run: Run): string => {
  switch (node.kind) {
    case 'data':
      return node.text;
    case 'print':
      return textOf(evaluated(node.of, scope));
    case 'call-block':
      return executeCall(node, scope, run);
    case 'filter-block': {
      const text = captured(node.body, innerScope(scope), run);
      return textOf(throughFilter(node.filter, text, scope));
    }
  }
};

const executeIf = (
  node: Extract<Statement, { kind: 'if-block' }>,
  scope: Scope,
  output: Output,
  run: Run,
): void => {
  const found = node.branches.find(([test]) => isTrue(evaluated(test, scope)));
  executeAll(found?.[1] ?? node.otherwise, scope, output, run);
};

const executeSetBlock = (
  node: Extract<Statement, { kind: 'set-block' }>,
  scope: Scope,
  run: Run,
): void => {
  const text = captured(node.body, innerScope(scope), run);
  assign(node.target, node.filter ? throughFilter(node.filter, text, scope) : text, scope);
};

const withScope = (node: Extract<Statement, { kind: 'with' }>, scope: Scope): Scope => {
  const inner = innerScope(scope);
  for (const [target, value] of node.values) assign(target, evaluated(value, scope), inner);
  return inner;
};

type Quiet = Exclude<Statement, Printing>;

const inside = (
  node: Quiet & { readonly kind: 'with' | 'scope' | 'block' | 'escape' },
  scope: Scope,
  run: Run,
): Scope => {
  if (node.kind === 'with') return withScope(node, scope);
  if (node.kind === 'escape' && isTrue(evaluated(node.of, scope))) {
    fail('unsupported', 'Text that is escaped for HTML cannot be printed here.');
  }
  if (node.kind !== 'block') return innerScope(scope);
  if (node.required) fail('runtime', `Required block '${node.name}' not found`);
  return innerScope(run.root);
};

const executeQuiet = (node: Quiet, scope: Scope, output: Output, run: Run): void => {
  switch (node.kind) {
    case 'if-block':
      executeIf(node, scope, output, run);
      break;
    case 'for':
      executeLoop(node, evaluated(node.over, scope), scope, output, run, 0);
      break;
    case 'set':
      assign(node.target, evaluated(node.value, scope), scope);
      break;
    case 'set-block':
      executeSetBlock(node, scope, run);
      break;
    case 'do':
      evaluated(node.of, scope);
      break;
    case 'macro':
      scope.variables.set(
        node.name,
        macroValue(node, scope, (inner) => deeper(run, () => captured(node.body, inner, run))),
      );
      break;
    case 'with':
    case 'scope':
    case 'block':
    case 'escape':
      executeAll(node.body, inside(node, scope, run), output, run);
      break;
    case 'load':
      fail('type', 'no loader for this environment specified');
  }
};

const isPrinting = (node: Statement): node is Printing =>
  ['data', 'print', 'call-block', 'filter-block'].includes(node.kind);

const execute = (node: Statement, scope: Scope, output: Output, run: Run): void => {
  if (!isPrinting(node)) executeQuiet(node, scope, output, run);
  else {
    const { start, end, kind } = node;
    print(output, { text: printedBy(node, scope, run), start, end, isOwn: kind === 'data' });
  }
};

/** Does all statements, and prints what they print. Throws a `TemplateFailure`. */
export const executeAll = (
  statements: readonly Statement[],
  scope: Scope,
  output: Output,
  run: Run,
): void => {
  for (const node of statements) {
    step(run);
    placed(node.start, () => execute(node, scope, output, run));
  }
};
