import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labFolder } from '../support/lab-folder.ts';
import { mockCommand } from '../support/mock-command.ts';

/** The scenarios that a page shows whole, as they are printed. */
const shownIn = (page: string): readonly string[] =>
  Array.from(readFileSync(page, 'utf8').matchAll(/^```yaml\n(title:[\s\S]+?)^```$/gm)).map(
    ([, text = '']) => text,
  );

test.each([
  ['README.md', '.'],
  ['examples/scenarios/README.md', 'scenarios'],
])('the scenarios that %s shows come out as it says', async (page, folder) => {
  const shown = shownIn(page);
  expect(shown).toHaveLength(1);
  const { path } = labFolder('');
  cpSync('examples', join(path, 'examples'), { recursive: true });
  for (const text of shown) {
    const file = join(path, 'examples', folder, 'shown.scenario.yaml');
    writeFileSync(file, text);
    const ended = await mockCommand(['run', file, '--root', path]).ended();
    expect(ended).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(' passed (1 scenario'),
    });
  }
});
