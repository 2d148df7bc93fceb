import { evaluated } from './evaluate.ts';
import { fail } from './failure.ts';
import type { MacroNode, Parameter } from './node.ts';
import { innerScope, type Scope } from './scope.ts';
import { type Arguments, dict, missing, type Space, tuple, type Value } from './value.ts';

/** Whether a name is read anywhere inside. */
const mentions = (node: unknown, name: string): boolean => {
  if (Array.isArray(node)) return node.some((one) => mentions(one, name));
  if (typeof node !== 'object' || node === null) return false;
  if ('kind' in node && node.kind === 'name' && 'name' in node && node.name === name) return true;
  return Object.values(node).some((one) => mentions(one, name));
};

const valueFor = (
  { name, otherwise }: Parameter,
  index: number,
  { positional, named }: Arguments,
  scope: Scope,
): Value => {
  const given = index < positional.length ? positional[index] : named.get(name);
  if (given !== undefined) return given;
  if (otherwise !== undefined) return evaluated(otherwise, scope);
  return missing(name, `parameter '${name}' was not provided`);
};

const specialNames = ['varargs', 'kwargs', 'caller'] as const;

const specialValues = (
  { name, parameters }: MacroNode,
  { positional, named }: Arguments,
  used: ReadonlySet<string>,
): readonly (readonly [string, Value])[] => {
  const places = parameters.map((one) => one.name);
  const strayNames = [...named].filter(
    ([key]) => !places.includes(key) || places.indexOf(key) < positional.length,
  );
  const strays = strayNames.filter(([key]) => key !== 'caller' || !used.has('caller'));
  if (strays.length > 0 && !used.has('kwargs')) {
    return fail('type', `macro '${name}' takes no keyword argument '${strays[0]?.[0] ?? ''}'`);
  }
  if (positional.length > parameters.length && !used.has('varargs')) {
    return fail('type', `macro '${name}' takes not more than ${parameters.length} argument(s)`);
  }
  return [
    ['varargs', tuple(positional.slice(parameters.length))],
    ['kwargs', dict(strays)],
    ['caller', named.get('caller') ?? missing('caller', 'No caller defined')],
  ];
};

/** A macro as a function of the template; `run` prints its body in a scope. */
export const macroValue = (node: MacroNode, outer: Scope, run: (scope: Scope) => string): Space => {
  const { name, parameters, body } = node;
  const used = new Set(specialNames.filter((one) => mentions(body, one)));
  const call = (given: Arguments): Value => {
    const scope = innerScope(outer);
    for (const [key, value] of specialValues(node, given, used)) {
      if (used.has(key as (typeof specialNames)[number])) scope.variables.set(key, value);
    }
    for (const [index, parameter] of parameters.entries()) {
      scope.variables.set(parameter.name, valueFor(parameter, index, given, scope));
    }
    return run(scope);
  };
  return {
    kind: 'space',
    type: 'Macro',
    shown: `<Macro '${name}'>`,
    members: new Map<string, Value>([
      ['name', name],
      ['arguments', tuple(parameters.map((one) => one.name))],
      ['caller', used.has('caller')],
      ['catch_kwargs', used.has('kwargs')],
      ['catch_varargs', used.has('varargs')],
    ]),
    call,
  };
};
