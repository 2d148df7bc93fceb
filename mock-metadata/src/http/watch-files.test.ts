import { EventEmitter, once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchFiles } from './watch-files.ts';

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'watched-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
};

/** Watches a file; `told` resolves when the watch tells of something since it was last waited for. */
const watching = (path: string) => {
  const tales = new EventEmitter();
  let isTold = false;
  const warnings: string[] = [];
  const tell = () => {
    isTold = true;
    tales.emit('told');
  };
  const watch = watchFiles(tell, (line) => warnings.push(line));
  onTestFinished(() => watch.close());
  watch.add(path);
  const told = async () => {
    if (!isTold) await once(tales, 'told');
    isTold = false;
  };
  return { told, warnings };
};

/** Watches a file, acts, and ends when the watch has told of it. */
const checkTold = async (path: string, act: () => void) => {
  const { told, warnings } = watching(path);
  act();
  await told();
  expect(warnings).toEqual([]);
};

test('a file that is written is told', async () => {
  const path = join(folder(), 'a.lab.yaml');
  writeFileSync(path, '1');
  await checkTold(path, () => writeFileSync(path, '2'));
});

test('a file that another one takes the place of is told, as editors save', async () => {
  const path = join(folder(), 'a.lab.yaml');
  writeFileSync(path, '1');
  await checkTold(path, () => {
    writeFileSync(`${path}~`, '2');
    renameSync(`${path}~`, path);
  });
});

test('a file that does not exist yet is told when it comes', async () => {
  const path = join(folder(), 'a.lab.yaml');
  await checkTold(path, () => writeFileSync(path, '1'));
});

test('a file behind a link is told when it is written where it really stands', async () => {
  const real = join(folder(), 'real.yaml');
  const link = join(folder(), 'a.lab.yaml');
  writeFileSync(real, '1');
  symlinkSync(real, link);
  await checkTold(link, () => writeFileSync(real, '2'));
});

test('a file is told when its folder went away and came back', async () => {
  const above = folder();
  const [lab, path] = [join(above, 'lab'), join(above, 'lab', 'a.lab.yaml')];
  const put = (text: string) => {
    mkdirSync(lab, { recursive: true });
    writeFileSync(path, text);
  };
  put('1');
  const { told, warnings } = watching(path);
  rmSync(lab, { recursive: true });
  await told();
  put('2');
  await told();
  writeFileSync(path, '3');
  await told();
  expect(warnings).toEqual([]);
});

test('what cannot be watched is warned of', () => {
  const warnings: string[] = [];
  const watch = watchFiles(
    () => {},
    (line) => warnings.push(line),
  );
  onTestFinished(() => watch.close());
  watch.add(join(folder(), 'missing', 'a.lab.yaml'));
  expect(warnings.join()).toMatch(/^Edits of .* will not be noticed \(ENOENT/);
});
