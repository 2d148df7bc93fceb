import { fixWords } from './fix-words.ts';
import { visible } from './names.ts';
import { type CheckedFile, countsOf, type PlacedProblem, type Report } from './report.ts';

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const problemLines = (file: string, found: PlacedProblem): readonly string[] => {
  const { line, column, severity, code, message } = found;
  const fix = fixWords(found);
  return [
    `${visible(file)}:${line}:${column}: ${severity}: ${visible(message)} [${code}]`,
    ...(fix === undefined ? [] : [`    fix: ${visible(fix)}`]),
  ];
};

const fileLines = ({ file, problems, nothing }: CheckedFile): readonly string[] => {
  if (problems.length > 0) return problems.flatMap((found) => problemLines(file, found));
  const rest = nothing === undefined ? 'no problems' : `nothing to check, ${nothing}`;
  return [`${visible(file)}: ${rest}`];
};

const summary = (report: Report): readonly string[] => {
  const { error, warning, information, hint } = countsOf(report);
  const counts = [
    ...(error > 0 ? [counted(error, 'error')] : []),
    ...(warning > 0 ? [counted(warning, 'warning')] : []),
    ...(information > 0 ? [`${information} for information`] : []),
    ...(hint > 0 ? [counted(hint, 'hint')] : []),
  ];
  return counts.length === 0
    ? []
    : [`${counts.join(', ')} in ${counted(report.checked.length, 'file')}`];
};

/** For people, and for all that reads `file:line:column: message`. Files that could not be read are not in it. */
export const asText = (report: Report): string =>
  [...report.checked.flatMap(fileLines), ...summary(report)].map((line) => `${line}\n`).join('');
