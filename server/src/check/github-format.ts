import type { Severity } from '../problem.ts';
import { fixWords } from './fix-words.ts';
import { standardInput } from './names.ts';
import type { PlacedProblem, Report } from './report.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string =>
  escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const command = (
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string => {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapedProperty(String(value))}`],
  );
  return `::${name} ${given.join(',')}::${escaped(message)}\n`;
};

const fileName = (file: string): string | undefined => (file === standardInput ? undefined : file);

const problemCommand = (file: string, found: PlacedProblem): string => {
  const { line, column, endLine, endColumn, severity, code, message } = found;
  const fix = fixWords(found);
  const isOneLine = line === endLine;
  const place = {
    file: fileName(file),
    line,
    endLine,
    // GitHub takes columns only within one line, and both ends as part of it.
    col: isOneLine ? column : undefined,
    endColumn: isOneLine ? Math.max(column, endColumn - 1) : undefined,
    title: `cloud-init: ${code}`,
  };
  return command(
    commands[severity],
    place,
    fix === undefined ? message : `${message}\nFix: ${fix}`,
  );
};

/** Workflow commands, which GitHub shows beside the lines of a change. */
export const asGithub = ({ checked, unread }: Report): string =>
  [
    ...checked.flatMap(({ file, problems }) =>
      problems.map((found) => problemCommand(file, found)),
    ),
    ...unread.map(({ file, code, message }) =>
      command('error', { file: fileName(file), title: `cloud-init: ${code}` }, message),
    ),
  ].join('');
