import type { ScalarNode } from '../documents/yaml/node.ts';
import { takesType } from '../knowledge/kinds.ts';
import type { ChoiceShape, NumberShape, TextShape } from '../knowledge/shape.ts';
import { type Failure, failure, type Keyword, type Place } from './finding.ts';
import { equals, isFromTemplate, typeOf } from './value.ts';

const patterns = new Map<string, RegExp>();

/** A pattern ready to be searched for; each is made once. */
export const regExpOf = (pattern: string): RegExp => {
  const known = patterns.get(pattern) ?? new RegExp(pattern, 'u');
  patterns.set(pattern, known);
  return known;
};

const isoDate = /^(\d{4})(?:-?(\d\d)-?(\d\d)|-?W(\d\d)(?:-?([1-7]))?)$/;

const isCalendarDate = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** As Python's date.fromisoformat: 2032-09-01, 20320901, 2032-W36-3. */
const isIsoDate = (text: string): boolean => {
  const [, year, month, day, week] = isoDate.exec(text) ?? [];
  const isMixed = /^\d{4}(?:-\d{4}|\d\d-\d\d|-W\d\d\d|W\d\d-\d)$/.test(text);
  if (year === undefined || isMixed) return false;
  if (week !== undefined) return Number(week) >= 1 && Number(week) <= 53;
  return isCalendarDate(Number(year), Number(month), Number(day));
};

/** Whether a text is all that is asked of it beside its type. */
export const textFits = (node: ScalarNode, shape: TextShape): boolean =>
  (shape.pattern === undefined && shape.format !== 'date' && shape.maxLength === undefined) ||
  textFailures(node, shape).length === 0;

/** Whether a number is within its bounds. */
export const numberFits = (node: ScalarNode, shape: NumberShape): boolean =>
  numberFailures(node, shape).length === 0;

const textFailures = (node: ScalarNode, shape: TextShape): readonly Keyword[] => [
  ...(shape.pattern !== undefined && !regExpOf(shape.pattern).test(node.text)
    ? (['pattern'] as const)
    : []),
  // cloud-init's libraries enforce no other of the formats named in the knowledge.
  ...(shape.format === 'date' && !isIsoDate(node.text) ? (['format'] as const) : []),
  ...(shape.maxLength !== undefined && [...node.text].length > shape.maxLength
    ? (['maxLength'] as const)
    : []),
];

const numberFailures = (node: ScalarNode, shape: NumberShape): readonly Keyword[] => {
  const value = Number(node.value);
  if (shape.min !== undefined && value < shape.min) return ['minimum'];
  return shape.max !== undefined && value > shape.max ? ['maximum'] : [];
};

/** What a text breaks beside its type. */
export const checkText = (place: Place, shape: TextShape): readonly Failure[] =>
  place.node.kind === 'scalar' && typeOf(place.node) === 'text'
    ? textFailures(place.node, shape).map((keyword) => failure(keyword, place, shape))
    : [];

/** What a number breaks beside its type. */
export const checkNumber = (place: Place, shape: NumberShape): readonly Failure[] =>
  place.node.kind === 'scalar' && ['integer', 'number'].includes(typeOf(place.node))
    ? numberFailures(place.node, shape).map((keyword) => failure(keyword, place, shape))
    : [];

/** What a value breaks that must be one of several. */
export const checkChoice = (place: Place, shape: ChoiceShape): readonly Failure[] => {
  const { node } = place;
  if (isFromTemplate(node)) return [];
  const isTypeRight = shape.untyped || takesType(shape, typeOf(node));
  const fits = node.kind === 'scalar' && shape.values.some(({ value }) => equals(node, value));
  return [
    ...(isTypeRight ? [] : [failure('type', place, shape)]),
    ...(fits ? [] : [failure('enum', place, shape)]),
  ];
};
