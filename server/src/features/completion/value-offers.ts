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
  isPlainDefault(shape.default) ? [{ value: shape.default, summary: '' }] : [];

const valuesOfForm = (form: Form): readonly Value[] => {
  switch (form.kind) {
    case 'flag':
      return [true, false].map((value) => ({ value, summary: '' }));
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

/** Texts before a bare switch: who can choose mostly wants to name one. */
const inOrder = (forms: readonly Form[]): readonly Form[] =>
  forms[0]?.kind === 'flag' && forms.some((form) => form.kind === 'text' && form.suggest.length > 0)
    ? [
        ...forms.filter(({ kind }) => kind !== 'flag'),
        ...forms.filter(({ kind }) => kind === 'flag'),
      ]
    : forms;

const otherFlags: readonly (readonly [string, boolean])[] = [
  ['yes', true],
  ['no', false],
  ['on', true],
  ['off', false],
];

/** The other words YAML has for a switch, for who has begun to write one. */
const flagWords = (forms: readonly Form[], begun: string): readonly Offer[] =>
  /^[yno]/i.test(begun) && forms.some((form) => form.kind === 'flag' && !isFrownedOn(form))
    ? otherFlags.map(([label, value]) => ({
        label,
        kind: CompletionItemKind.Keyword,
        detail: `= ${value}`,
        insert: label,
      }))
    : [];

const detailOf = (value: Scalar, defaults: ReadonlySet<unknown>): { readonly detail?: string } =>
  defaults.has(value) ? { detail: 'default' } : {};

/** Values worth writing at a place. Between quotes they come without their own; `begun` is what is there of it. */
export const valueOffers = (
  forms: readonly Form[],
  whole: readonly Shape[],
  isQuoted: boolean,
  begun: string,
): readonly Offer[] => {
  const isClosed = forms.some(({ kind }) => kind === 'choice' || kind === 'flag');
  const defaults = new Set<unknown>([...forms, ...whole].map((shape) => shape.default));
  defaults.delete(undefined);
  const values: readonly Value[] = [
    ...inOrder(forms).flatMap(valuesOf),
    ...(isClosed ? [] : whole.flatMap(defaultOf)),
  ];
  const seen = new Set<string>();
  const offers = values.flatMap(({ value, summary, deprecated = false }): Offer[] => {
    const label = isQuoted ? String(value) : yamlOf(value);
    if (seen.has(label)) return [];
    seen.add(label);
    return [
      {
        label,
        kind: kindOf(value),
        insert: plain(label),
        deprecated,
        ...detailOf(value, defaults),
        ...(summary === '' ? {} : { documentation: summary }),
      },
    ];
  });
  return isQuoted ? offers : [...offers, ...flagWords(forms, begun)];
};

/** A text of many lines opens with `|`; that of an item stands right of its dash anyway. */
export const blockOffers = (forms: readonly Form[], isItem = false): readonly Offer[] =>
  forms.some((form) => form.kind === 'text' && form.multiline)
    ? [
        {
          label: '|',
          kind: CompletionItemKind.Snippet,
          detail: 'lines of text',
          insert: isItem ? '|\n$1' : '|\n  $1',
          documentation: 'The lines below, each as it stands.',
        },
      ]
    : [];
