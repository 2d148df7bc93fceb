import type { Form } from '../../knowledge/lookup.ts';
import type { Scalar, Shape } from '../../knowledge/shape.ts';
import { yamlOf } from '../../knowledge/words.ts';
import { CompletionItemKind, type Offer, plain } from './item.ts';

interface Value {
  readonly value: Scalar;
  readonly summary: string;
  readonly deprecated?: boolean;
}

const isPlainDefault = (value: unknown): value is string | number =>
  (typeof value === 'string' && value !== '' && !value.includes('<')) || typeof value === 'number';

const defaultOf = (shape: Shape): readonly Value[] =>
  isPlainDefault(shape.default) ? [{ value: shape.default, summary: 'The default.' }] : [];

const valuesOfForm = (form: Form): readonly Value[] => {
  switch (form.kind) {
    case 'flag':
      return [true, false].map((value) => ({
        value,
        summary: form.default === value ? 'The default.' : '',
      }));
    case 'choice':
      return form.values;
    case 'text':
      return [...form.suggest, ...defaultOf(form)];
    case 'integer':
    case 'number':
      return defaultOf(form);
    default:
      return [];
  }
};

const isFrownedOn = ({ deprecated, changed }: Form): boolean =>
  deprecated !== undefined || changed !== undefined;

const valuesOf = (form: Form): readonly Value[] =>
  isFrownedOn(form)
    ? valuesOfForm(form).map((one) => ({ ...one, deprecated: true }))
    : valuesOfForm(form);

const kindOf = (value: Scalar): CompletionItemKind =>
  typeof value === 'boolean' ? CompletionItemKind.Keyword : CompletionItemKind.EnumMember;

/** Values worth writing at a place. Between quotes they come without their own. */
export const valueOffers = (
  forms: readonly Form[],
  whole: readonly Shape[],
  isQuoted: boolean,
): readonly Offer[] => {
  const isClosed = forms.some(({ kind }) => kind === 'choice' || kind === 'flag');
  const values: readonly Value[] = [
    ...forms.flatMap(valuesOf),
    ...(isClosed ? [] : whole.flatMap(defaultOf)),
  ];
  const seen = new Set<string>();
  return values.flatMap(({ value, summary, deprecated = false }): Offer[] => {
    const label = isQuoted ? String(value) : yamlOf(value);
    if (seen.has(label)) return [];
    seen.add(label);
    return [
      {
        label,
        kind: kindOf(value),
        insert: plain(label),
        deprecated,
        ...(summary === '' ? {} : { documentation: summary }),
      },
    ];
  });
};
