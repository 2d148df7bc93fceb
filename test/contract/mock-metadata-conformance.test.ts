import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { main } from '../conformance/main.ts';

const folders: string[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const step = { method: 'GET', path: '/', headers: [['X-Forwarded-For', '10.9.8.7']] };
const suite = (id: string) => ({
  ...{ suite: 'own', layer: 'neutron-agent', fixture: 'own' },
  cases: [{ id, steps: [step] }],
});
const chain = { suite: 'way', layer: 'chain', fixture: 'own', cases: [{ id: 'a', steps: [step] }] };
const cloud = { shared_secret: 's', instances: [] };
const answers = { results: { a: [{ status: 500 }] } };

/** Runs the comparison on a folder with these files: what it says line by line, and its exit code. */
const compared = async (files: Readonly<Record<string, unknown>>) => {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(
      join(folder, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
  let said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const exitCode = await main(['chain', folder], folder);
  vi.restoreAllMocks();
  return { exitCode, lines: said.replaceAll(folder, 'DIR').trimEnd().split('\n') };
};

const checkProblem = async (files: Readonly<Record<string, unknown>>, problem: RegExp) => {
  const { exitCode, lines } = await compared(files);
  expect(exitCode).not.toBe(0);
  expect(lines.join('\n')).toMatch(problem);
  expect(lines.join('\n')).not.toContain('    at ');
  expect(lines.at(-1)).toMatch(/^\d+ passed, \d+ failed$/);
};

const whole = {
  'requests/own.json': suite('a'),
  'fixtures/own.json': cloud,
  'golden/zed/own.json': answers,
};

test('an empty folder has nothing to compare with', () =>
  checkProblem({}, /^DIR has nothing to compare with\./));

test('a folder without recorded answers is told', () =>
  checkProblem(
    { 'requests/own.json': suite('a') },
    /There are no recorded answers: they stand in golden\/RELEASE/,
  ));

test('a release that the mock does not know is a failure', () =>
  checkProblem({ ...whole, 'golden/yoga/own.json': answers }, /✗ golden\/yoga\n.*no such release/));

test('files beside the releases are none', async () => {
  const { lines } = await compared({ ...whole, 'golden/README.md': 'About these.' });
  expect(lines.join('\n')).not.toContain('README');
});

test('requests that are no JSON are named', () =>
  checkProblem(
    { ...whole, 'requests/more.json': '{' },
    /✗ requests\/more\.json\n.*cannot be read/,
  ));

test('requests that are no suite are named', () =>
  checkProblem({ ...whole, 'requests/more.json': [] }, /more\.json is no suite: it needs "cases"/));

test('answers that are none are named', () =>
  checkProblem({ ...whole, 'golden/zed/own.json': {} }, /✗ zed own\n.*own\.json has no answers/));

test('a cloud that is not there is named', () =>
  checkProblem(
    { ...whole, 'requests/own.json': { ...suite('a'), fixture: 'else' } },
    /else\.json/,
  ));

test('a cloud that no lab can say fails its suite, and the others are compared', async () => {
  const odd = { ...cloud, instances: [{ name: 'odd', uuid: [1] }] };
  await checkProblem(
    {
      ...whole,
      'requests/way.json': { ...chain, fixture: 'odd' },
      'fixtures/odd.json': odd,
      'golden/zed/way.json': answers,
    },
    /✗ zed own:a\n[\s\S]*✗ zed way\n/,
  );
});

test('cases without a recording are counted', () =>
  checkProblem(
    { ...whole, 'requests/own.json': suite('b') },
    /own: 1 of 1 cases were not recorded/,
  ));

test('where nothing was compared, that is said', () =>
  checkProblem({ ...whole, 'requests/own.json': suite('b') }, /Nothing was compared/));
