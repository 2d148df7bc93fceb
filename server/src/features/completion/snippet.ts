import { formsOf } from '../../knowledge/kinds.ts';
import { type Form, shapeOfKey } from '../../knowledge/lookup.ts';
import type { ListShape, MapShape, Scalar, Shape, TextShape } from '../../knowledge/shape.ts';
import { yamlOf } from '../../knowledge/words.ts';

/** Tab stops are numbered as they come. */
interface Stops {
  next(): number;
}

const stops = (): Stops => {
  let last = 0;
  return {
    next: () => {
      last += 1;
      return last;
    },
  };
};

const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
const escapedChoice = (text: string): string => text.replace(/[\\,|$}]/g, '\\$&');

const choiceStop = (values: readonly Scalar[], stop: number): string =>
  `\${${stop}|${values.map((value) => escapedChoice(yamlOf(value))).join(',')}|}`;

const mostChoices = 9;

/**
 * What is not the default comes first: nobody writes a key to leave things as they are. Among other keys, which
 * came unasked, the default does.
 */
const flagValues = (shape: Shape, isAlone: boolean): readonly boolean[] =>
  (shape.default === true) === isAlone ? [false, true] : [true, false];

const needsQuotes = ({ suggest }: TextShape): boolean =>
  suggest.length > 0 && suggest.every(({ value }) => yamlOf(value).startsWith("'"));

/**
 * What stands for a value that came unasked: its default; where it can be many things an example, rather than the
 * one constant among them.
 */
const usualValue = (shape: Shape): string | undefined => {
  const { kind, default: usual, examples } = shape;
  if (typeof usual === 'number' || (typeof usual === 'string' && usual !== ''))
    return yamlOf(usual);
  return kind === 'alternatives' ? examples?.find((example) => !example.includes('\n')) : undefined;
};

const choicesOf = (form: Form, whole: Shape, isAlone: boolean): readonly Scalar[] => {
  if (form.kind === 'flag') return flagValues(whole, isAlone);
  return form.kind === 'choice' ? form.values.map(({ value }) => value) : [];
};

const scalarText = (form: Form, whole: Shape, count: Stops, isAlone = false): string => {
  const stop = count.next();
  if (form.kind === 'text' && needsQuotes(form)) {
    return `'\${${stop}:${escaped(form.suggest[0]?.value ?? '')}}'`;
  }
  const usual = isAlone || whole.kind === 'choice' ? undefined : usualValue(whole);
  if (usual !== undefined) return `\${${stop}:${escaped(usual)}}`;
  const choices = choicesOf(form, whole, isAlone);
  return choices.length === 0 || choices.length > mostChoices
    ? `$${stop}`
    : choiceStop(choices, stop);
};

const hasKeys = (form: Form): form is MapShape =>
  form.kind === 'map' && Object.keys(form.keys).length > 0;

/** Of several maps the one whose usual keys are known. */
const mapIn = (shape: Shape): MapShape | undefined => {
  const maps = formsOf(shape).filter(hasKeys);
  return maps.find(({ typical }) => typical.length > 0) ?? maps[0];
};

const isUsable = ({ kind, deprecated }: Form): boolean =>
  kind !== 'nothing' && deprecated === undefined;

/** The forms worth opening; of a deprecated key, all it has. */
const usableForms = (shape: Shape): readonly Form[] => {
  const forms = formsOf(shape);
  const usable = forms.filter(isUsable);
  return usable.length > 0 ? usable : forms;
};

/** The form a person most likely wants to write: maps and lists of maps before all else, unless they are in order. */
const preferred = (shape: Shape): Form | undefined => {
  if (shape.kind === 'alternatives' && shape.isInOrder && shape.shapes[0])
    return preferred(shape.shapes[0]);
  const forms = usableForms(shape);
  const first = forms[0];
  const isOpenText = first?.kind === 'text' && first.suggest.length === 0 && !first.pattern;
  return (
    forms.find((form) => form.kind === 'list' && mapIn(form.items)) ??
    mapIn(shape) ??
    (first?.kind === 'flag'
      ? forms.find((form) => form.kind === 'text' && form.suggest.length > 0)
      : undefined) ??
    (isOpenText
      ? forms.find((form) => form.kind === 'list' && form.items.kind !== 'anything')
      : undefined) ??
    first
  );
};

const indented = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);

/** Of sets of which one must be there the usual one, else one without anything that is frowned on. */
const setToOpen = ({ exactlyOneOf, keys, typical }: MapShape): readonly string[] => {
  const isWhole = (set: readonly string[]): boolean => set.every((key) => typical.includes(key));
  const isRight = (set: readonly string[]): boolean =>
    set.every((key) => keys[key] !== undefined && keys[key].deprecated === undefined);
  return exactlyOneOf.find(isWhole) ?? exactlyOneOf.find(isRight) ?? exactlyOneOf[0] ?? [];
};

const keysToOpen = (form: MapShape): readonly string[] => {
  const required = Object.keys(form.keys).filter((key) => form.keys[key]?.required);
  const keys = [...new Set([...required, ...setToOpen(form), ...form.typical])];
  const order = Object.keys(form.keys);
  return keys.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
};

const mapText = (form: MapShape, count: Stops, depth: number): string => {
  const keys = keysToOpen(form);
  if (keys.length === 0) return `$${count.next()}`;
  return keys
    .map((key) => {
      const shape = shapeOfKey(form, key);
      return `${key}:${shape ? valueText(shape, count, depth + 1) : ' '}`;
    })
    .join('\n');
};

/** An item that can be one word mostly is. */
const preferredItem = (items: Shape): Form | undefined => {
  const forms = usableForms(items);
  return forms.find(({ kind }) => kind !== 'list' && kind !== 'map') ?? forms[0];
};

/** `[device, mount point]`: what must be there of a list whose items are told by their place. */
const columnsText = ({ columns }: ListShape, count: Stops): string =>
  columns.length < 2
    ? `[$${count.next()}]`
    : `[${columns
        .slice(0, 2)
        .map((column) => `\${${count.next()}:${escaped(column)}}`)
        .join(', ')}]`;

/** The key by which alternatives are told apart, with all that it may say. */
const discriminatorText = (items: Shape, count: Stops): string | undefined => {
  const key = items.kind === 'alternatives' ? items.discriminator : undefined;
  if (key === undefined) return undefined;
  const values = formsOf(items).flatMap((form) => {
    const shape = form.kind === 'map' ? form.keys[key] : undefined;
    return shape?.kind === 'choice' ? shape.values.map(({ value }) => value) : [];
  });
  return `${key}: ${choiceStop(values, count.next())}`;
};

const itemText = (items: Shape, count: Stops, depth: number): string => {
  const told = discriminatorText(items, count);
  if (told !== undefined) return told;
  const map = mapIn(items);
  if (map && depth < 2) return indented(mapText(map, count, depth), '  ');
  const form = preferredItem(items);
  if (form?.kind === 'list') return columnsText(form, count);
  if (form?.kind === 'text' && form.multiline) return `|\n  $${count.next()}`;
  return form ? scalarText(form, items, count) : `$${count.next()}`;
};

const openedMap = (form: MapShape, count: Stops, depth: number): string => {
  const isNamed = Object.keys(form.keys).length === 0 && form.named !== undefined;
  if (isNamed && form.named) {
    const name = `\${${count.next()}:${escaped(form.named.label)}}:`;
    const told = discriminatorText(form.named.value, count);
    if (told !== undefined) return `${name}\n  ${told}`;
    const map = mapIn(form.named.value);
    return map
      ? `${name}\n  ${indented(mapText(map, count, depth + 1), '  ')}`
      : `${name} $${count.next()}`;
  }
  return depth < 2 ? mapText(form, count, depth) : `$${count.next()}`;
};

/** What follows a key and its colon: a space and a scalar, or lines of their own. */
const valueText = (shape: Shape, count: Stops, depth: number): string => {
  const form = preferred(shape);
  if (form === undefined) return ' ';
  if (form.kind === 'list') return `\n  - ${indented(itemText(form.items, count, depth), '  ')}`;
  if (form.kind === 'map') return `\n  ${indented(openedMap(form, count, depth), '  ')}`;
  if (form.kind === 'text' && form.multiline) return ` |\n  $${count.next()}`;
  return ` ${scalarText(form, shape, count, depth === 0)}`;
};

/** A key with its colon and the shape of its value opened, as a snippet with tab stops. */
export const keySnippet = (key: string, shape: Shape): string =>
  `${yamlOf(key)}:${valueText(shape, stops(), 0)}`;

/** A key whose name the author makes up, and the shape of its value. */
export const namedSnippet = (form: MapShape): string => openedMap(form, stops(), 0);

/** The same between brackets, where everything stays on one line. */
export const flowKeySnippet = (key: string, shape: Shape): string => {
  const form = preferred(shape);
  const count = stops();
  if (form?.kind === 'list') return `${yamlOf(key)}: [$${count.next()}]`;
  if (form?.kind === 'map') return `${yamlOf(key)}: { $${count.next()} }`;
  return `${yamlOf(key)}: ${form ? scalarText(form, shape, count, true) : ''}`;
};

/** A new list item with its dash. */
export const itemSnippet = (items: Shape): string => `- ${itemText(items, stops(), 0)}`;

const stop = /\$\{\d+\|([^,|}]*)[^}]*\}|\$\{\d+:([^}]*)\}|\$\d+/g;

/** The text of a snippet for editors without tab stops. */
export const withoutStops = (snippet: string): string =>
  snippet
    .replace(stop, (_, choice?: string, text?: string) => choice ?? text ?? '')
    .replace(/\\([\\$},|])/g, '$1');
