import { filterNames, testNames } from './evaluate.ts';
import { fail } from './failure.ts';
import type { ArgumentNodes, Expression, ForNode, Statement, Target } from './node.ts';

/**
 * `hard`: a filter or test that does not exist fails before anything is printed. `soft`: in an `if`, only when it is
 * reached. Jinja2 makes that difference.
 */
type Firmness = 'hard' | 'soft';

const checkKnown = (node: Expression, firmness: Firmness): void => {
  if (firmness === 'soft' || (node.kind !== 'filter' && node.kind !== 'test')) return;
  const known = node.kind === 'filter' ? filterNames : testNames;
  if (!known.has(node.name)) fail('syntax', `No ${node.kind} named '${node.name}'.`, node.start);
};

const argumentNodes = ({
  positional,
  named,
  rest,
  entries,
}: ArgumentNodes): readonly Expression[] => [
  ...positional,
  ...named.map(([, value]) => value),
  ...[rest, entries].filter((one) => one !== undefined),
];

const insideOf = (node: Expression): readonly (Expression | undefined)[] => {
  switch (node.kind) {
    case 'constant':
    case 'name':
      return [];
    case 'list':
    case 'tuple':
      return node.items;
    case 'dict':
      return node.entries.flat();
    case 'binary':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'compare':
      return [node.first, ...node.rest.map(([, one]) => one)];
    case 'join':
      return node.parts;
    case 'if':
      return [node.test, node.value, node.otherwise];
    case 'item':
      return [node.of, node.key];
    case 'slice':
      return [node.from, node.to, node.step];
    case 'call':
    case 'filter':
    case 'test':
      return [node.of, ...argumentNodes(node.given)];
    case 'sign':
    case 'not':
    case 'attribute':
      return [node.of];
  }
};

const checkExpression = (node: Expression, firmness: Firmness): void => {
  checkKnown(node, firmness);
  const inner = node.kind === 'if' ? 'soft' : firmness;
  for (const one of insideOf(node)) if (one) checkExpression(one, inner);
};

const checkLoop = (node: ForNode, firmness: Firmness, blocks: Set<string>): void => {
  const isLoop = (target: Target): boolean =>
    target.kind === 'name'
      ? target.name === 'loop'
      : target.kind === 'targets' && target.targets.some(isLoop);
  if (isLoop(node.target)) {
    fail('syntax', "Can't assign to special loop variable in for-loop target", node.start);
  }
  checkExpression(node.over, firmness);
  if (node.test) checkExpression(node.test, 'hard');
  checkStatements([...node.body, ...node.otherwise], 'hard', blocks);
};

const checkBlock = (
  { name, start }: { name: string; start: number },
  blocks: Set<string>,
): void => {
  if (blocks.has(name)) fail('syntax', `block '${name}' defined twice`, start);
  blocks.add(name);
};

/** Expressions of a statement that stand in its own frame; there every name is looked up at once. */
const ownExpressions = (node: Statement): readonly (Expression | undefined)[] => {
  if (node.kind === 'set-block' || node.kind === 'filter-block') return [node.filter];
  return node.kind === 'macro' ? node.parameters.map(({ otherwise }) => otherwise) : [];
};

const checkInner = (node: Statement, firmness: Firmness, blocks: Set<string>): void => {
  if (node.kind === 'block') checkBlock(node, blocks);
  if (node.kind === 'with') for (const [, value] of node.values) checkExpression(value, firmness);
  for (const one of ownExpressions(node)) if (one) checkExpression(one, 'hard');
  if ('body' in node) checkStatements(node.body, 'hard', blocks);
};

const checkStatement = (node: Statement, firmness: Firmness, blocks: Set<string>): void => {
  if (node.kind === 'print' || node.kind === 'do') checkExpression(node.of, firmness);
  else if (node.kind === 'set') checkExpression(node.value, firmness);
  else if (node.kind === 'for') checkLoop(node, firmness, blocks);
  else if (node.kind === 'call-block') {
    checkExpression(node.call, firmness);
    checkStatements(node.caller.body, 'hard', blocks);
  } else if (node.kind === 'if-block') {
    for (const [test, body] of node.branches) {
      checkExpression(test, 'soft');
      checkStatements(body, 'soft', blocks);
    }
    checkStatements(node.otherwise, 'soft', blocks);
  } else checkInner(node, firmness, blocks);
};

const checkStatements = (
  statements: readonly Statement[],
  firmness: Firmness,
  blocks: Set<string>,
): void => {
  for (const node of statements) checkStatement(node, firmness, blocks);
};

/** Fails with `syntax` for what Jinja2 refuses though it can be read: unknown filters and tests, a block twice. */
export const checkNames = (statements: readonly Statement[]): void =>
  checkStatements(statements, 'hard', new Set());
