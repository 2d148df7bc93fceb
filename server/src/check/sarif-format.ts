import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Severity } from '../problem.ts';
import { codes } from '../rules/codes.ts';
import { fixWords } from './fix-words.ts';
import { standardInput } from './names.ts';
import type { Place, PlacedProblem, Report } from './report.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const rules = codes.map(({ code, title, severity, explanation }) => ({
  id: code,
  shortDescription: { text: `${title}.` },
  help: { text: explanation.trim(), markdown: explanation.trim() },
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

const regionOf = ({ line, column, endLine, endColumn }: Place): object => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

const fixesOf = (uri: string, { fixes }: PlacedProblem): object =>
  fixes.length === 0
    ? {}
    : {
        fixes: fixes.map(({ title, edits }) => ({
          description: { text: `${title}.` },
          artifactChanges: [
            {
              artifactLocation: { uri },
              replacements: edits.map((one) => ({
                deletedRegion: regionOf(one),
                insertedContent: { text: one.text },
              })),
            },
          ],
        })),
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
    ...(fix === undefined
      ? {}
      : { properties: { fix, ...(found.instead ? { instead: found.instead } : {}) } }),
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
