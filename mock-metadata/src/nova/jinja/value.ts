import { isDict, type PythonValue, pythonFloat } from '../python/json.ts';
import { pythonRepr } from '../python/text.ts';

/** A value in a template: Python's, or undefined for what nobody defined. */
export type TemplateValue = PythonValue | undefined;

/** A template that Jinja would refuse, by the name of its exception. */
export class TemplateError extends Error {
  override readonly name: string;
  constructor(name: 'TemplateSyntaxError' | 'UndefinedError' | 'TypeError', message: string) {
    super(message);
    this.name = name;
  }
}

export const truthy = (value: TemplateValue): boolean => {
  if (isList(value)) return value.length > 0;
  if (value !== undefined && isDict(value)) return value.size > 0;
  return Boolean(value);
};

export const isList = (value: TemplateValue): value is readonly PythonValue[] =>
  Array.isArray(value);

/** As `{{ … }}` prints it: Python's str(), and nothing for the undefined. */
export const printed = (value: TemplateValue): string => {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : representation(value);
};

const representation = (value: PythonValue): string => {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return pythonRepr(value);
  if (typeof value === 'number') return pythonFloat(value);
  if (typeof value === 'bigint') return String(value);
  if (!isDict(value)) return `[${value.map(representation).join(', ')}]`;
  const members = Array.from(value, ([key, of]) => `${pythonRepr(key)}: ${representation(of)}`);
  return `{${members.join(', ')}}`;
};

/** `value.name` or `value[name]`; undefined where there is no such member. */
export const memberOf = (value: TemplateValue, name: TemplateValue): TemplateValue => {
  if (value === undefined)
    throw new TemplateError('UndefinedError', `no ${printed(name)} of nothing`);
  if (isDict(value)) return typeof name === 'string' ? value.get(name) : undefined;
  const index = typeof name === 'bigint' ? Number(name) : undefined;
  if (index === undefined || !(isList(value) || typeof value === 'string')) return undefined;
  return isList(value) ? value.at(index) : Array.from(value).at(index);
};

export const same = (a: TemplateValue, b: TemplateValue): boolean =>
  typeof a === 'object' && typeof b === 'object'
    ? printed(a) === printed(b)
    : a === b || (isNumber(a) && isNumber(b) && Number(a) === Number(b));

const isNumber = (value: TemplateValue): value is bigint | number =>
  typeof value === 'bigint' || typeof value === 'number';

/** Negative, zero or positive; Python compares numbers with numbers and texts with texts only. */
export const compared = (a: TemplateValue, b: TemplateValue): number => {
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  throw new TemplateError('TypeError', 'these values have no order');
};

export const contains = (all: TemplateValue, one: TemplateValue): boolean => {
  if (isList(all)) return all.some((each) => same(each, one));
  if (typeof all === 'string') return typeof one === 'string' && all.includes(one);
  return all !== undefined && isDict(all) && typeof one === 'string' && all.has(one);
};
