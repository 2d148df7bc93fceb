import { fixWords } from './fix-words.ts';
import { type CheckedFile, countsOf, type PlacedProblem, type Report } from './report.ts';

const problemObject = (file: string, found: PlacedProblem): object => {
  const { line, column, endLine, endColumn, severity, code, message, instead, fixes } = found;
  const fix = fixWords(found);
  return {
    file,
    line,
    column,
    endLine,
    endColumn,
    severity,
    code,
    message,
    ...(fix === undefined ? {} : { fix, instead }),
    ...(fixes.length === 0 ? {} : { fixes }),
  };
};

const fileObject = ({ file, kind, problems, nothing }: CheckedFile): object => ({
  file,
  kind,
  problems: problems.length,
  ...(nothing === undefined ? {} : { notChecked: nothing }),
});

/** One JSON object for programs: all problems in one list, then the files. */
export const asJson = (report: Report): string => {
  const { checked, unread } = report;
  const counts = countsOf(report);
  const whole = {
    problems: checked.flatMap(({ file, problems }) =>
      problems.map((found) => problemObject(file, found)),
    ),
    files: checked.map(fileObject),
    unread,
    summary: {
      files: checked.length,
      errors: counts.error,
      warnings: counts.warning,
      information: counts.information,
      hints: counts.hint,
      unread: unread.length,
    },
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
};
