import { expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { labLanguage, scenarioLanguage, userDataLanguage } from '../../../server/src/protocol.ts';

const { languages, grammars } = manifest.contributes;
const ids = [labLanguage, scenarioLanguage];

const patternsOf = (wanted: string): readonly string[] =>
  languages.find(({ id }) => id === wanted)?.filenamePatterns ?? [];

test('every language that the server is asked about is contributed, with a grammar', () => {
  expect(languages.map(({ id }) => id)).toEqual([userDataLanguage, ...ids]);
  expect(grammars.flatMap(({ language }) => language ?? [])).toEqual([userDataLanguage, ...ids]);
});

// VS Code takes the longest pattern that fits, so that user-data.lab.yaml is a lab.
test('the patterns of labs and scenarios win over those of user-data', () => {
  const longest = Math.max(...patternsOf(userDataLanguage).map(({ length }) => length));
  for (const id of ids) {
    expect(patternsOf(id).length).toBeGreaterThan(0);
    for (const pattern of patternsOf(id)) expect(pattern.length).toBeGreaterThan(longest);
  }
});
