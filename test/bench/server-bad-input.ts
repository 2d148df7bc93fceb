// Documents that nobody writes: each question an editor has about them must be answered within a second.
import { spawnSync } from 'node:child_process';
import { mostCharacters } from '../../server/src/documents/regions.ts';
import { edited, positionAt, type SourceText } from '../../server/src/documents/source-text.ts';
import type { LanguageService } from '../../server/src/language-service.ts';
import { documents } from './server-bad-documents.ts';
import { newService, userData } from './server-documents.ts';
import { type Figure, ownTimeOf, report } from './server-measure.ts';

const limitMs = 1000;

/** What an editor asks besides problems, each by its name. */
const questionsAt = (
  service: LanguageService,
  source: SourceText,
  offset: number,
): Readonly<Record<string, () => unknown>> => {
  const at = positionAt(source, offset);
  const here = { start: at, end: at };
  return {
    completion: () => service.completion(source, at),
    hover: () => service.hover(source, at),
    definition: () => service.definition(source, at),
    references: () => service.references(source, at, true),
    highlights: () => service.highlights(source, at),
    rename: () => service.rename(source, at, 'other'),
    'selection ranges': () => service.selectionRanges(source, [at]),
    'on-type formatting': () => service.onType(source, at, '\n'),
    'code actions': () =>
      service.codeActions(source, { range: here, context: { diagnostics: [] } }),
  };
};

const questionsOfAll = (
  service: LanguageService,
  source: SourceText,
): Readonly<Record<string, () => unknown>> => {
  const range = { start: positionAt(source, 0), end: positionAt(source, source.text.length) };
  return {
    'code actions for all': () =>
      service.codeActions(source, { range, context: { diagnostics: [] } }),
    'fix all': () =>
      service.codeActions(source, { range, context: { diagnostics: [], only: ['source.fixAll'] } }),
    symbols: () => JSON.stringify(service.symbols(source)),
    folding: () => service.foldingRanges(source),
    links: () => service.links(source),
    tokens: () => service.semanticTokens(source),
    hints: () => service.inlayHints(source, range),
    lenses: () => service.codeLenses(source),
    formatting: () => service.formatting(source),
  };
};

/** The slowest answer to each question of a session: open, ask, type a letter in the middle, ask again. */
const sessionFigures = (name: string, text: string): readonly Figure[] => {
  const service = newService();
  const slowest = new Map<string, number>();
  const ask = (questions: Readonly<Record<string, () => unknown>>): void => {
    for (const [question, answer] of Object.entries(questions))
      slowest.set(question, Math.max(slowest.get(question) ?? 0, ownTimeOf(answer)));
  };
  const askAll = (source: SourceText, question: string): void => {
    ask({ [question]: () => service.diagnostics(source) });
    const { length } = source.text;
    for (const offset of [length, length >>> 1, 20]) ask(questionsAt(service, source, offset));
    ask(questionsOfAll(service, source));
  };
  const opened = userData(text);
  askAll(opened, 'problems');
  const at = positionAt(opened, text.length >>> 1);
  const typed = edited(opened, [{ range: { start: at, end: at }, text: 'x' }], 2);
  askAll(typed, 'problems after a keystroke');
  const [worst = '', value = 0] =
    [...slowest].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  const others = [...slowest].filter(([question, ms]) => question !== worst && ms > limitMs);
  return [[worst, value] as const, ...others].map(([question, ms]) => ({
    name: `${name}: ${question}`,
    value: ms,
    limit: limitMs,
    unit: 'ms',
  }));
};

/** Each in a process of its own, so that one that never ends is told as well. */
const runAll = (): void => {
  for (const name of Object.keys(documents)) {
    const args = ['--expose-gc', ...process.argv.slice(1, 4), name];
    const { status, signal } = spawnSync(process.execPath, args, {
      stdio: 'inherit',
      timeout: 60_000,
    });
    if (status === 0) continue;
    process.exitCode = 1;
    if (signal !== null) process.stdout.write(`! no end within 60 s: ${name}\n`);
  }
};

const named = process.argv[4];
const text = named === undefined ? undefined : documents[named]?.();
if (named === undefined) runAll();
else if (text !== undefined) {
  const cut = text.slice(0, mostCharacters);
  const ofCut = sessionFigures(`${named} (as much as is read)`, cut);
  const memory: Figure = {
    name: `${named}: peak memory`,
    value: process.resourceUsage().maxRSS / 1024,
    limit: 800,
    unit: 'MiB',
  };
  report(
    '',
    text === cut ? [...ofCut, memory] : [...sessionFigures(named, text), ...ofCut, memory],
  );
}
