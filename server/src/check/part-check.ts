import { contentTypeOf } from '../documents/content-type.ts';
import type { Problem } from '../problem.ts';
import { partsOf, type UserDataPart } from '../user-data/parts.ts';

type AnyProblem = Problem<string>;

const header = '#cloud-config\n';

/** Lines count from 1, without one that was only put before. */
const lineOf = (text: string, offset: number, added: string): number =>
  text.slice(added.length, offset).split('\n').length;

/** Whether a part is looked at, though it does not stand in the text as it is. */
export const isCheckable = ({ offset, type }: UserDataPart): boolean =>
  offset === undefined && (type === 'text/cloud-config' || type === 'text/jinja2');

const problemsOfPart = (
  { content, fileName, type, spot: { start, end } }: UserDataPart,
  check: (text: string) => readonly AnyProblem[],
): readonly AnyProblem[] => {
  // A part whose type is said needs no first line of its own.
  const added = type === 'text/cloud-config' && contentTypeOf(content) === undefined ? header : '';
  const text = added + content;
  return check(text).map(({ code, severity, message, start: at }) => ({
    code,
    severity,
    message: `In line ${lineOf(text, at, added)} of the part \`${fileName}\`: ${message}`,
    start,
    end,
  }));
};

/**
 * What is wrong inside of parts that do not stand in the text as they are: encoded in base64, or items of an archive.
 * Each is pointed at by the place that says its type; `check` looks at the text of one.
 */
export const problemsOfParts = (
  text: string,
  check: (text: string) => readonly AnyProblem[],
): readonly AnyProblem[] =>
  partsOf(text)
    .parts.filter(isCheckable)
    .flatMap((part) => problemsOfPart(part, check));
