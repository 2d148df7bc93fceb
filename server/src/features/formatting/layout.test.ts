import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readYaml } from '../../documents/yaml/read.ts';
import { layoutEdits } from './layout.ts';
import { messyYaml } from './messy-yaml.ts';
import { sameReading } from './same-reading.ts';
import { withEdits } from './text-edits.ts';

const laidOut = (text: string): string | undefined => {
  const edits = layoutEdits(text, false);
  return edits && withEdits(text, edits);
};

test('whatever the layout was, each value means the same after it, and a second time changes nothing', () => {
  let read = 0;
  fc.assert(
    fc.property(messyYaml, (text) => {
      const reading = readYaml(text);
      if (reading.errors.length > 0) return;
      read += 1;
      const once = laidOut(text);
      if (once === undefined) throw new Error('not laid out');
      expect(sameReading(reading, readYaml(once)), once).toBe(true);
      expect(laidOut(once)).toBe(once);
      expect(once.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
    { numRuns: 150, seed: 6 },
  );
  expect(read).toBeGreaterThan(100);
});

test('what is written in a rare way, or cannot be read, is left alone', () => {
  for (const text of ['a: "b\n', 'a: 1\r  b\r', '? a\n: b\n', 'a:\tb\n']) {
    expect(layoutEdits(text, true), text).toBeUndefined();
  }
});
