import type { Fold } from './fold.ts';

const statement = /\{%[-+]?\s*(end)?(if|for|macro|filter|call|raw)\b/g;

interface Opened {
  readonly word: string;
  readonly line: number;
}

interface Statement extends Opened {
  readonly isEnd: boolean;
}

const statementsOf = (text: string): readonly Statement[] =>
  text.split('\n').flatMap((words, line) =>
    [...words.matchAll(statement)].map(([, end, word = '']) => ({
      word,
      line,
      isEnd: end !== undefined,
    })),
  );

/** What stands between a statement of a template and its end, the end left to be seen. */
export const statementFolds = (text: string): readonly Fold[] => {
  if (!text.includes('{%')) return [];
  const opened: Opened[] = [];
  const folds: Fold[] = [];
  for (const { word, line, isEnd } of statementsOf(text)) {
    if (!isEnd) opened.push({ word, line });
    else if (opened.at(-1)?.word === word) {
      const start = opened.pop()?.line ?? line;
      if (line - 1 > start) folds.push({ start, end: line - 1 });
    }
  }
  return folds;
};
