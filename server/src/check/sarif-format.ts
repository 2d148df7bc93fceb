import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { problemCodes, type Severity } from '../problem.ts';
import { fixWords } from './fix-words.ts';
import { standardInput } from './names.ts';
import type { PlacedProblem, Report } from './report.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  hint: 'note',
};

const rules = Object.entries(problemCodes).map(([id, { title, severity }]) => ({
  id,
  shortDescription: { text: `${title}.` },
  defaultConfiguration: { level: levels[severity] },
}));

/** Relative names stay so: whoever shows the report knows the folder. */
const uriOf = (file: string): string => {
  if (file === standardInput) return 'stdin';
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file
    .split(sep)
    .map((part) => encodeURIComponent(part))
    .join('/');
};

const regionOf = ({ line, column, endLine, endColumn }: PlacedProblem): object => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

/** A key that is only misspelt: the one problem whose range is exactly what a suggestion replaces. */
const fixesOf = (uri: string, found: PlacedProblem): object => {
  const { code, instead = [] } = found;
  if (code !== 'unknown-key' || instead.length === 0) return {};
  return {
    fixes: instead.map((text) => ({
      description: { text: `Write ${text}.` },
      artifactChanges: [
        {
          artifactLocation: { uri },
          replacements: [{ deletedRegion: regionOf(found), insertedContent: { text } }],
        },
      ],
    })),
  };
};

const resultOf = (file: string, found: PlacedProblem): object => {
  const uri = uriOf(file);
  const fix = fixWords(found);
  return {
    ruleId: found.code,
    ruleIndex: rules.findIndex(({ id }) => id === found.code),
    level: levels[found.severity],
    message: { text: found.message },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: regionOf(found) } }],
    ...fixesOf(uri, found),
    ...(fix === undefined ? {} : { properties: { fix, instead: found.instead } }),
  };
};

/** SARIF 2.1.0, which code-scanning services take. */
export const asSarif = ({ checked, unread }: Report, version: string): string => {
  const run = {
    tool: { driver: { name: 'cloud-init-check', version, rules } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: unread.length === 0,
        toolExecutionNotifications: unread.map(({ file, code, message }) => ({
          level: 'error',
          descriptor: { id: code },
          message: { text: message },
          locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
        })),
      },
    ],
    results: checked.flatMap(({ file, problems }) =>
      problems.map((found) => resultOf(file, found)),
    ),
  };
  const schema =
    'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
};
