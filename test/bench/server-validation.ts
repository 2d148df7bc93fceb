// How fast documents are checked and completed: cold, after an edit, and what the server's start pays for the knowledge.
import '../../server/src/small-heap.ts';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { blocksOf } from '../../server/src/documents/blocks.ts';
import { edited, positionAt, type SourceText } from '../../server/src/documents/source-text.ts';
import { longDocument, newService, userData } from './server-documents.ts';
import { type Figure, quantile, report, timeOf } from './server-measure.ts';

const large = join(process.cwd(), '../shared/language/bench/docs/large.yaml');
const text = existsSync(large) ? readFileSync(large, 'utf8') : longDocument(5000);
const title = existsSync(large) ? 'large.yaml' : 'a document made here';

/** The document with one letter put in, at an offset. */
const typedAt = (source: SourceText, offset: number): SourceText => {
  const at = positionAt(source, offset);
  return edited(source, [{ range: { start: at, end: at }, text: 'x' }], source.version + 1);
};

/** The first check of a process, in so many processes one after the other. */
const coldTimes = (program: string): readonly number[] =>
  Array.from({ length: 15 }, () => {
    const args = existsSync(large) ? [program, large] : [program];
    return Number(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout);
  });

const coldFigures = (program: string): readonly Figure[] => {
  const warm = Array.from({ length: 30 }, () =>
    timeOf(() => newService().diagnostics(userData(text))),
  );
  const lines = text.split('\n').length;
  return [
    {
      name: `full check of ${lines} lines without rules, the first of a process (median of 15)`,
      value: quantile(coldTimes(program), 0.5),
      limit: 40,
      unit: 'ms',
    },
    {
      name: 'full check, nothing kept of an earlier one (median of 30)',
      value: quantile(warm, 0.5),
      limit: 40,
      unit: 'ms',
    },
  ];
};

/** Types a letter at the end of the first line of every block, and looks for problems. */
const editFigures = (): readonly Figure[] => {
  const service = newService();
  const start = userData(text);
  service.diagnostics(start);
  const blocks = blocksOf(text);
  const times = blocks.map(({ start: offset }) => {
    const source = typedAt(start, text.indexOf('\n', offset));
    const time = timeOf(() => service.diagnostics(source));
    service.diagnostics(start);
    return time;
  });
  const most = blocks.reduce((one, other) => (one.text.length > other.text.length ? one : other));
  return [
    {
      name: `check after an edit, median of ${blocks.length} blocks`,
      value: quantile(times, 0.5),
      limit: 10,
      unit: 'ms',
    },
    {
      name: `check after an edit, slowest (longest block: ${most.text.length} characters)`,
      value: Math.max(...times),
      limit: 40,
      unit: 'ms',
    },
  ];
};

/** Typed completions at the top of the document and inside a list of users, each in a version of its own. */
const completionFigures = (): readonly Figure[] => {
  const timesAt = (line: string): readonly number[] => {
    const service = newService();
    let source = userData(`${text}\n${line}\n`);
    service.diagnostics(source);
    return Array.from({ length: 100 }, () => {
      const offset = source.text.length - 1;
      const typed = typedAt(source, offset);
      const time = timeOf(() =>
        JSON.stringify(service.completion(typed, positionAt(typed, offset + 1))),
      );
      source = edited(
        typed,
        [
          {
            range: { start: positionAt(typed, offset), end: positionAt(typed, offset + 1) },
            text: '',
          },
        ],
        typed.version + 1,
      );
      return time;
    });
  };
  return [
    {
      name: 'completion of a top-level key, 95 of 100',
      value: quantile(timesAt('p'), 0.95),
      limit: 10,
      unit: 'ms',
    },
    {
      name: 'completion of a key of a user, 95 of 100',
      value: quantile(timesAt('users:\n  - name: a\n    s'), 0.95),
      limit: 10,
      unit: 'ms',
    },
  ];
};

/** The whole life of a process that only loads a file, the quickest of some. */
const runOf = (file: string): number =>
  Math.min(...Array.from({ length: 9 }, () => timeOf(() => spawnSync(process.execPath, [file]))));

const startFigures = (knowledge: string): readonly Figure[] => {
  const empty = join(dirname(knowledge), 'empty.cjs');
  writeFileSync(empty, "process.stdout.write('');\n");
  return [
    {
      name: 'loading all knowledge, beyond starting Node',
      value: runOf(knowledge) - runOf(empty),
      limit: 15,
      unit: 'ms',
    },
  ];
};

report(title, [
  ...coldFigures(process.argv[3] ?? ''),
  ...editFigures(),
  ...completionFigures(),
  {
    name: 'peak memory of this process',
    value: process.resourceUsage().maxRSS / 1024,
    limit: 160,
    unit: 'MiB',
  },
  ...startFigures(process.argv[2] ?? ''),
]);
