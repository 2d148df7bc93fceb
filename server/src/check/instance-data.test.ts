import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInstanceData } from './instance-data.ts';

const checkFile = (content: string | undefined, expected: object | RegExp): void => {
  const folder = mkdtempSync(join(tmpdir(), 'instance-data-'));
  try {
    const file = join(folder, 'instance-data.json');
    if (content !== undefined) writeFileSync(file, content);
    const read = readInstanceData(file);
    if (expected instanceof RegExp) expect('trouble' in read && read.trouble).toMatch(expected);
    else expect(read).toEqual({ data: expected });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('instance data is a JSON object, and anything else is told', () => {
  checkFile('{"v1": {"region": null}}', { v1: { region: null } });
  checkFile('[]', /no JSON object.*cloud-init query --all/);
  checkFile('{', /no JSON object/);
  checkFile(undefined, /There is no such file/);
});
