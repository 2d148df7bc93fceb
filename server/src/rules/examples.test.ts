import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { modules } from '../knowledge/modules.ts';
import { standardSettings } from '../settings.ts';
import { problemsOf } from './problems-of.ts';

const alarms = (text: string): readonly string[] =>
  problemsOf(
    openDocument(documentNamed('user-data', text)),
    standardSettings,
    ({ code }, error) => {
      throw new Error(`The rule ${code} threw.`, { cause: error });
    },
  )
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code, start, end }) => `${code}: ${text.slice(start, end)}`);

test("no rule raises a false alarm over the modules' own examples", () => {
  for (const { id, examples } of modules)
    for (const text of examples) expect(alarms(text), `${id}\n${text}`).toEqual([]);
});
