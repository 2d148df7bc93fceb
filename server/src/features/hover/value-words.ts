import { typeOfPlain } from '../../documents/yaml/resolve.ts';
import { type Form, formsAt, type Step, shapesAt } from '../../knowledge/lookup.ts';
import { noticeText } from '../../knowledge/markdown.ts';
import type { Choice, Shape } from '../../knowledge/shape.ts';
import { code } from '../../knowledge/words.ts';
import { modeWords } from './file-mode.ts';
import { yamlValueWords } from './yaml-value.ts';

const choicesOf = (form: Form): readonly Choice[] => {
  if (form.kind === 'choice') return form.values;
  return form.kind === 'text' ? form.suggest : [];
};

const meaningOf = (root: Shape, steps: readonly Step[], text: string): string | undefined => {
  const meant = formsAt(root, steps)
    .flatMap(choicesOf)
    .find(({ value, summary }) => String(value) === text && summary !== '');
  return meant && `${code(text)}: ${meant.summary}`;
};

const defaultWords = (root: Shape, steps: readonly Step[], text: string): string | undefined =>
  [...shapesAt(root, steps), ...formsAt(root, steps)].some(
    (shape) => shape.default !== undefined && String(shape.default) === text,
  )
    ? `${code(text)} is the default.`
    : undefined;

const isOfForm = (form: Form, text: string, isQuoted: boolean): boolean => {
  if (form.kind === 'choice') return form.values.some(({ value }) => String(value) === text);
  if (isQuoted) return form.kind === 'text';
  const type = typeOfPlain(text);
  return form.kind === type;
};

/** What cloud-init frowns on, where no other form takes the value as well. */
const noticeOf = (
  root: Shape,
  steps: readonly Step[],
  text: string,
  isQuoted: boolean,
): string | undefined => {
  const fitting = formsAt(root, steps).filter((form) => isOfForm(form, text, isQuoted));
  const notices = fitting.map(noticeText);
  return notices.includes('') ? undefined : notices[0];
};

const isMode = (steps: readonly Step[]): boolean => {
  const [first, , last] = steps;
  return (
    steps.length === 3 &&
    first?.kind === 'key' &&
    first.name === 'write_files' &&
    last?.kind === 'key' &&
    last.name === 'permissions'
  );
};

/** How a scalar is read. */
export interface ScalarReading {
  readonly isQuoted: boolean;
  /** As cloud-init reads it, where `yes` is true and `012` is ten. */
  readonly isYaml11: boolean;
}

/** All there is to say about a scalar at a place; undefined if nothing. */
export const valueWords = (
  root: Shape,
  steps: readonly Step[],
  text: string,
  { isQuoted, isYaml11 }: ScalarReading,
): string | undefined => {
  const parts = [
    meaningOf(root, steps, text),
    noticeOf(root, steps, text, isQuoted),
    isMode(steps) ? modeWords(text, isQuoted) : undefined,
    isYaml11 && !isQuoted ? yamlValueWords(text) : undefined,
    defaultWords(root, steps, text),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('\n\n');
};
