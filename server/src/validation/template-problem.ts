import { contentTypeOf } from '../documents/content-type.ts';
import type { Region } from '../documents/regions.ts';
import { code } from '../knowledge/words.ts';
import { type Problem, problem, shifted } from '../problem.ts';
import { type FailedTemplate, unreadableTemplate } from '../user-data/rendered-template.ts';

const lost = 'cloud-init then passes over all of it.';

const firstLineProblem = (text: string, message: string): Problem => {
  const start = text.search(/\S/);
  const line = text.slice(start).search(/\r?\n|$/);
  return problem('jinja-syntax', message, { start, end: start + line }, ['## template: jinja']);
};

const endOfWord = (text: string, at: number): number => {
  const length = text.slice(at).search(/[\s}|(),]|$/);
  return at + Math.max(1, length);
};

/** Why a template gives nothing, for a person; places count in the text. */
export const templateProblem = ({ reason, message, at }: FailedTemplate, text: string): Problem => {
  if (reason === 'unknown-template') {
    return firstLineProblem(
      text,
      `cloud-init does not know this kind of template and ends in an error of Python. Write exactly ${code('## template: jinja')}.`,
    );
  }
  if (reason === 'no-template') {
    return firstLineProblem(
      text,
      `Nothing may stand above ${code('## template: jinja')}, not even an empty line: cloud-init would not fill in the template.`,
    );
  }
  if (reason === 'empty') {
    return firstLineProblem(text, 'With this instance data the template gives no text at all.');
  }
  const spot = { start: at, end: endOfWord(text, at) };
  return reason === 'syntax'
    ? problem('jinja-syntax', `Jinja cannot read this: ${sentence(message)} ${lost}`, spot)
    : problem('jinja-failure', `Jinja cannot fill this in: ${sentence(message)} ${lost}`, spot);
};

const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

/** What a template may give: cloud-init hands on nothing else. */
export const templateTypes: ReadonlySet<string> = new Set([
  'text/cloud-config',
  'text/cloud-config-jsonp',
  'text/x-shellscript',
  'text/cloud-boothook',
]);

const wrongInside = (text: string, type: string): Problem => {
  const start = text.indexOf('\n') + 1;
  const end = start + text.slice(start).search(/\r?\n|$/);
  const message = `A template can only give cloud-config, a script or a boothook. cloud-init passes over ${code(type)} in one.`;
  return problem('part-ignored', message, { start, end });
};

/** What is wrong with the template of a region as such; places count in the whole text. */
export const templateProblemsOf = (region: Region, text: string): readonly Problem[] => {
  const { template, end } = region;
  if (template === undefined) return [];
  const part = text.slice(template, end);
  const inner = contentTypeOf(text.slice(region.start, end));
  if (inner !== undefined && !templateTypes.has(inner))
    return [shifted(wrongInside(part, inner), template)];
  const failed = unreadableTemplate(part);
  return failed && failed.reason !== 'unsupported' && failed.reason !== 'too-much'
    ? [shifted(templateProblem(failed, part), template)]
    : [];
};
