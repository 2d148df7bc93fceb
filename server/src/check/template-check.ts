import { contentTypeOf } from '../documents/content-type.ts';
import { code } from '../knowledge/words.ts';
import { type Problem, problem } from '../problem.ts';
import { missingPrefix } from '../user-data/jinja/show.ts';
import { type RenderedTemplate, renderedTemplate } from '../user-data/rendered-template.ts';
import { templateProblem, templateTypes } from '../validation/template-problem.ts';

type AnyProblem = Problem<string>;

/** The place in the template; without one of its own, the first line. */
const placed = (found: AnyProblem, { origin }: RenderedTemplate): AnyProblem => {
  // A fix is for the text that was filled in, not for the template.
  const { instead: _instead, fixes: _fixes, ...rest } = found;
  return { ...rest, ...(origin(found.start, found.end) ?? { start: 0, end: 1 }) };
};

const marker = new RegExp(`${missingPrefix}([\\w.-]+)`, 'g');

const missingVariables = ({ text }: RenderedTemplate): readonly AnyProblem[] =>
  [...text.matchAll(marker)].map(({ 0: whole, 1: name = '', index }) =>
    problem(
      'jinja-variable',
      `The instance data has no ${code(name)} here. cloud-init writes ${code(whole)} in its place.`,
      { start: index, end: index + whole.length },
    ),
  );

const kindProblems = ({ text }: RenderedTemplate): readonly AnyProblem[] => {
  const type = contentTypeOf(text);
  if (type === undefined || templateTypes.has(type)) return [];
  const end = text.search(/\r?\n|$/);
  const message = `A template can only give cloud-config, a script or a boothook. cloud-init passes over ${code(type)}.`;
  return [problem('part-ignored', message, { start: 0, end })];
};

const withoutTwins = (problems: readonly AnyProblem[]): readonly AnyProblem[] => {
  const seen = new Map(
    problems.map((found) => [`${found.code} ${found.start} ${found.end} ${found.message}`, found]),
  );
  return [...seen.values()].toSorted(
    (one, other) => one.start - other.start || one.end - other.end,
  );
};

/**
 * What is wrong with a template once it is filled in, at its places in the template; `check` looks at the text it gives.
 * Undefined where it cannot be filled in here, though cloud-init can.
 */
export const filledTemplateProblems = (
  text: string,
  instanceData: unknown,
  check: (filled: string) => readonly AnyProblem[],
): readonly AnyProblem[] | undefined => {
  const rendered = renderedTemplate(text, instanceData);
  if (rendered.kind === 'rendered') {
    const found = [
      ...check(rendered.text),
      ...missingVariables(rendered),
      ...kindProblems(rendered),
    ];
    return withoutTwins(found.map((one) => placed(one, rendered)));
  }
  const { reason } = rendered;
  return reason === 'unsupported' || reason === 'too-much'
    ? undefined
    : [templateProblem(rendered, text)];
};
