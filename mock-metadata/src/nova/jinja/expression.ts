import { filters, tests } from './filters.ts';
import {
  compared,
  contains,
  memberOf,
  printed,
  same,
  TemplateError,
  type TemplateValue,
  truthy,
} from './value.ts';

export type Scope = ReadonlyMap<string, TemplateValue>;

/** An expression that was read once and can be worked out for any scope. */
export type Expression = (scope: Scope) => TemplateValue;

interface Tokens {
  readonly all: readonly string[];
  at: number;
}

const token =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(==|!=|<=|>=|[-+~*%<>()[\],.|:])|$)/y;

/** Reads a Jinja expression: literals, members, filters, tests, comparisons, `and`, `or`, `not`, `if`. */
export const expression = (text: string): Expression => {
  const tokens: Tokens = { all: tokensOf(text), at: 0 };
  const read = conditional(tokens);
  if (tokens.at < tokens.all.length) throw unexpected(tokens);
  return read;
};

const tokensOf = (text: string): readonly string[] => {
  const found: string[] = [];
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) throw new TemplateError('TemplateSyntaxError', `cannot read "${text}"`);
    const [, quoted, number, name, operator] = match;
    const one = quoted ?? number ?? name ?? operator;
    if (one !== undefined) found.push(one);
  }
  return found;
};

const unexpected = (tokens: Tokens): TemplateError =>
  new TemplateError('TemplateSyntaxError', `unexpected "${tokens.all[tokens.at] ?? 'end'}"`);

const taken = (tokens: Tokens, ...wanted: readonly string[]): boolean => {
  const matches = wanted.every((each, offset) => tokens.all[tokens.at + offset] === each);
  if (matches) tokens.at += wanted.length;
  return matches;
};

const expected = (tokens: Tokens, wanted: string): void => {
  if (!taken(tokens, wanted)) throw unexpected(tokens);
};

const conditional = (tokens: Tokens): Expression => {
  const value = disjunction(tokens);
  if (!taken(tokens, 'if')) return value;
  const condition = disjunction(tokens);
  const otherwise = taken(tokens, 'else') ? conditional(tokens) : () => undefined;
  return (scope) => (truthy(condition(scope)) ? value(scope) : otherwise(scope));
};

const disjunction = (tokens: Tokens): Expression => {
  const left = conjunction(tokens);
  if (!taken(tokens, 'or')) return left;
  const right = disjunction(tokens);
  return (scope) => {
    const value = left(scope);
    return truthy(value) ? value : right(scope);
  };
};

const conjunction = (tokens: Tokens): Expression => {
  const left = negation(tokens);
  if (!taken(tokens, 'and')) return left;
  const right = conjunction(tokens);
  return (scope) => {
    const value = left(scope);
    return truthy(value) ? right(scope) : value;
  };
};

const negation = (tokens: Tokens): Expression => {
  if (!taken(tokens, 'not')) return comparison(tokens);
  const value = negation(tokens);
  return (scope) => !truthy(value(scope));
};

type Comparison = (left: TemplateValue, right: TemplateValue) => boolean;

const comparisons: readonly (readonly [tokens: readonly string[], compare: Comparison])[] = [
  [['=='], same],
  [['!='], (left, right) => !same(left, right)],
  [['<'], (left, right) => compared(left, right) < 0],
  [['>'], (left, right) => compared(left, right) > 0],
  [['<='], (left, right) => compared(left, right) <= 0],
  [['>='], (left, right) => compared(left, right) >= 0],
  [['in'], (left, right) => contains(right, left)],
  [['not', 'in'], (left, right) => !contains(right, left)],
];

const comparison = (tokens: Tokens): Expression => {
  const left = concatenation(tokens);
  const operator = comparisons.find(([wanted]) => taken(tokens, ...wanted));
  if (operator === undefined) return left;
  const right = concatenation(tokens);
  return (scope) => operator[1](left(scope), right(scope));
};

const concatenation = (tokens: Tokens): Expression => {
  let left = filtered(tokens);
  while (taken(tokens, '~')) {
    const [before, after] = [left, filtered(tokens)];
    left = (scope) => printed(before(scope)) + printed(after(scope));
  }
  return left;
};

const filtered = (tokens: Tokens): Expression => {
  let value = postfixed(tokens);
  for (;;) {
    if (taken(tokens, '|')) value = withFilter(value, tokens);
    else if (taken(tokens, 'is')) value = withTest(value, tokens);
    else return value;
  }
};

const withFilter = (value: Expression, tokens: Tokens): Expression => {
  const filter = filters.get(name(tokens));
  if (filter === undefined) throw new TemplateError('TemplateSyntaxError', 'no such filter');
  const given = taken(tokens, '(') ? list(tokens, ')') : [];
  return (scope) => filter(value(scope), ...given.map((each) => each(scope)));
};

const withTest = (value: Expression, tokens: Tokens): Expression => {
  const negated = taken(tokens, 'not');
  const test = tests.get(name(tokens));
  if (test === undefined) throw new TemplateError('TemplateSyntaxError', 'no such test');
  return (scope) => test(value(scope)) !== negated;
};

const postfixed = (tokens: Tokens): Expression => {
  let value = primary(tokens);
  for (;;) {
    const of = value;
    if (taken(tokens, '.')) {
      const member = name(tokens);
      value = (scope) => memberOf(of(scope), member);
    } else if (taken(tokens, '[')) {
      const [member] = list(tokens, ']');
      value = (scope) => memberOf(of(scope), member?.(scope));
    } else return value;
  }
};

const name = (tokens: Tokens): string => {
  const one = tokens.all[tokens.at];
  if (one === undefined || !/^[A-Za-z_]\w*$/.test(one)) throw unexpected(tokens);
  tokens.at++;
  return one;
};

const list = (tokens: Tokens, end: string): readonly Expression[] => {
  const items: Expression[] = [];
  while (!taken(tokens, end)) {
    if (items.length > 0) expected(tokens, ',');
    items.push(conditional(tokens));
  }
  return items;
};

const words: ReadonlyMap<string, TemplateValue> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

const primary = (tokens: Tokens): Expression => {
  if (taken(tokens, '(')) {
    const value = conditional(tokens);
    expected(tokens, ')');
    return value;
  }
  if (taken(tokens, '[')) {
    const items = list(tokens, ']');
    return (scope) => items.map((item) => item(scope) ?? null);
  }
  if (taken(tokens, '-')) return negative(primary(tokens));
  const one = tokens.all[tokens.at++] ?? '';
  if (/^["']/.test(one)) return constant(unescaped(one.slice(1, -1)));
  if (/^\d/.test(one)) return constant(one.includes('.') ? Number(one) : BigInt(one));
  if (words.has(one)) return constant(words.get(one));
  tokens.at--;
  const variable = name(tokens);
  return (scope) => scope.get(variable);
};

const negative =
  (value: Expression): Expression =>
  (scope) => {
    const number = value(scope);
    if (typeof number === 'bigint' || typeof number === 'number') return -number;
    throw new TemplateError('TypeError', `no number: ${printed(number)}`);
  };

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

const unescaped = (text: string): string =>
  text.replace(/\\(.)/gs, (_, char: string) => escapes[char] ?? char);

const constant =
  (value: TemplateValue): Expression =>
  () =>
    value;
