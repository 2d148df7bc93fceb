import { attributeOf, itemOf, sliceOf } from './access.ts';
import { bound, checkLength } from './arguments.ts';
import { fail, placed } from './failure.ts';
import type { Tools } from './filter.ts';
import { filters } from './filters.ts';
import type { ArgumentNodes, CallNode, Comparison, Expression, SliceNode } from './node.ts';
import { calculated, holds, signed } from './operators.ts';
import { type Scope, valueIn } from './scope.ts';
import { textOf } from './show.ts';
import { testsWith } from './tests.ts';
import {
  type Arguments,
  dict,
  isDict,
  isMissing,
  isTrue,
  itemsOf,
  missing,
  orElse,
  tuple,
  typeName,
  useMissing,
  type Value,
} from './value.ts';

/** The names of all filters and tests. */
export const filterNames: ReadonlySet<string> = new Set(Object.keys(filters));

const tests = testsWith(filterNames);

export const testNames: ReadonlySet<string> = new Set(Object.keys(tests));

const tools: Tools = {
  filtered: (name, value, given) => {
    const filter = filterNames.has(name) ? filters[name] : undefined;
    if (filter === undefined) return fail('runtime', `No filter named '${name}'.`);
    if (filter.length < 2) bound(name, given, []);
    return filter(value, given, tools);
  },
  passes: (name, value, given) => {
    const test = testNames.has(name) ? tests[name] : undefined;
    if (test === undefined) return fail('runtime', `No test named '${name}'.`);
    if (test.length < 2) bound(name, given, []);
    return test(value, given);
  },
};

/** The value of a filter put on a text that was printed. */
export const filteredText = (name: string, text: string, given: Arguments): Value =>
  tools.filtered(name, text, given);

const entriesOf = (value: Value): readonly (readonly [string, Value])[] => {
  if (!isDict(value)) return fail('type', 'argument after ** must be a mapping');
  return [...value.entries.values()].map(([key, one]) =>
    typeof key === 'string' ? [key, one] : fail('type', 'keywords must be strings'),
  );
};

/** The values of arguments. */
export const argumentsOf = (
  { positional, named, rest, entries }: ArgumentNodes,
  scope: Scope,
): Arguments => ({
  positional: [
    ...positional.map((one) => evaluated(one, scope)),
    ...(rest ? itemsOf(evaluated(rest, scope)) : []),
  ],
  named: new Map([
    ...named.map(([name, one]) => [name, evaluated(one, scope)] as const),
    ...(entries ? entriesOf(evaluated(entries, scope)) : []),
  ]),
});

/** What a function gives back; fails for what cannot be called. */
export const called = (what: Value, given: Arguments): Value => {
  if (isMissing(what)) return useMissing(what);
  if (typeof what === 'object' && what !== null && !Array.isArray(what) && 'call' in what) {
    if (what.call) return what.call(given);
  }
  return fail('type', `'${typeName(what)}' object is not callable`);
};

const callValue = ({ of, given }: CallNode, scope: Scope): Value =>
  called(evaluated(of, scope), argumentsOf(given, scope));

const joinedText = (parts: readonly Expression[], scope: Scope): string => {
  const text = parts.map((part) => textOf(evaluated(part, scope))).join('');
  checkLength(text.length);
  return text;
};

const allHold = (
  first: Value,
  rest: readonly (readonly [Comparison, Expression])[],
  scope: Scope,
): boolean => {
  let left = first;
  for (const [comparison, node] of rest) {
    const right = evaluated(node, scope);
    if (!holds(comparison, left, right)) return false;
    left = right;
  }
  return true;
};

const sliceValue = (of: Expression, { from, to, step }: SliceNode, scope: Scope): Value => {
  const part = (node: Expression | undefined): Value => (node ? evaluated(node, scope) : null);
  return sliceOf(evaluated(of, scope), part(from), part(to), part(step));
};

const named = (name: string, scope: Scope): Value =>
  orElse(valueIn(scope, name), () => missing(name, `'${name}' is undefined`));

const noElse = missing(
  undefined,
  'the inline if-expression evaluated to false and no else section was defined.',
);

const chosen = (node: Extract<Expression, { kind: 'if' }>, scope: Scope): Value => {
  if (isTrue(evaluated(node.test, scope))) return evaluated(node.value, scope);
  return node.otherwise ? evaluated(node.otherwise, scope) : noElse;
};

type Simple = Exclude<
  Expression,
  { kind: 'and' | 'or' | 'not' | 'if' | 'compare' | 'join' | 'filter' | 'test' | 'call' }
>;

const simpleValue = (node: Simple, scope: Scope): Value => {
  const value = (inner: Expression): Value => evaluated(inner, scope);
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'name':
      return named(node.name, scope);
    case 'list':
      return node.items.map(value);
    case 'tuple':
      return tuple(node.items.map(value));
    case 'dict':
      return dict(node.entries.map(([key, one]) => [value(key), value(one)]));
    case 'sign':
      return signed(node.sign, value(node.of));
    case 'binary':
      return calculated(node.operator, value(node.left), value(node.right));
    case 'attribute':
      return attributeOf(value(node.of), node.name);
    case 'item':
      return node.key.kind === 'slice'
        ? sliceValue(node.of, node.key, scope)
        : itemOf(value(node.of), value(node.key));
    case 'slice':
      return fail('unsupported', 'Slices in tuples cannot be used here.');
  }
};

const anyValue = (node: Expression, scope: Scope): Value => {
  const value = (inner: Expression): Value => evaluated(inner, scope);
  switch (node.kind) {
    case 'and': {
      const left = value(node.left);
      return isTrue(left) ? value(node.right) : left;
    }
    case 'or': {
      const left = value(node.left);
      return isTrue(left) ? left : value(node.right);
    }
    case 'not':
      return !isTrue(value(node.of));
    case 'if':
      return chosen(node, scope);
    case 'compare':
      return allHold(value(node.first), node.rest, scope);
    case 'join':
      return joinedText(node.parts, scope);
    case 'filter':
      return tools.filtered(
        node.name,
        node.of ? value(node.of) : '',
        argumentsOf(node.given, scope),
      );
    case 'test':
      return tools.passes(node.name, value(node.of), argumentsOf(node.given, scope));
    case 'call':
      return callValue(node, scope);
    default:
      return simpleValue(node, scope);
  }
};

/** The value of an expression. Throws a `TemplateFailure`. */
export const evaluated = (node: Expression, scope: Scope): Value =>
  placed(node.start, () => anyValue(node, scope));
