import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { newestVersion } from '../knowledge/versions.ts';
import { codes } from '../rules/codes.ts';
import { type CheckRequest, runCheck } from './run-check.ts';

const standard: CheckRequest = {
  files: ['-'],
  format: 'text',
  kind: undefined,
  sizeLimit: undefined,
  isStrict: false,
  isFixing: false,
  rules: {},
  instanceData: undefined,
  targetVersion: newestVersion,
  version: '1.2.3',
};

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const checked = async (text: string, more: Partial<CheckRequest> = {}): Promise<Outcome> => {
  const written = { out: '', err: '' };
  const code = await runCheck(
    { ...standard, ...more },
    {
      stdin: Readable.from([Buffer.from(text)]),
      out: (part) => {
        written.out += part;
      },
      err: (part) => {
        written.err += part;
      },
    },
  );
  return { code, ...written };
};

const misspelt = '#cloud-config\nhostnam: web\n';
const twice = '#cloud-config\nhostname: a\nhostname: b\n';

test('nothing wrong is one line and 0', async () => {
  expect(await checked('#cloud-config\nhostname: web\n')).toEqual({
    code: 0,
    out: '<stdin>: no problems\n',
    err: '',
  });
});

test('an error has its place, its code and its fix, and is 1', async () => {
  expect(await checked(misspelt)).toEqual({
    code: 1,
    out: `<stdin>:2:1: error: cloud-init knows no key \`hostnam\`. Did you mean \`hostname\`? [unknown-key]
    fix: write \`hostname\`
1 error in 1 file
`,
    err: '',
  });
});

test('a warning fails only a strict check', async () => {
  expect(await checked(twice)).toMatchObject({ code: 0 });
  expect(await checked(twice, { isStrict: true })).toMatchObject({ code: 1 });
});

test('what is no cloud-config is said to be so', async () => {
  expect((await checked('#!/bin/sh\n')).out).toBe(
    '<stdin>: nothing to check, it is text/x-shellscript\n',
  );
  expect((await checked('')).out).toBe('<stdin>: nothing to check, it is empty\n');
});

test('the kind can be said', async () => {
  const network = 'network:\n  version: 2\n  ethernet: {}\n';
  expect((await checked(network)).out).toContain('[header-missing]');
  expect((await checked(network, { kind: 'network-config' })).out).toContain(
    '<stdin>:3:3: error: cloud-init knows no key `ethernet`',
  );
});

test('files of the system are known by their folder, others that end in .cfg by their header', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kind-'));
  const ofSystem = join(folder, 'cloud.cfg.d', '90.cfg');
  mkdirSync(join(folder, 'cloud.cfg.d'));
  const web = join(folder, 'web.cfg');
  const text = 'datasource_list: [None]\nhostname: a\n';
  const outOf = async (file: string, written: string): Promise<string> => {
    writeFileSync(file, written);
    return (await checked('', { files: [file] })).out;
  };
  expect(await outOf(ofSystem, `#cloud-config\n${text}`)).toContain('no problems');
  expect(await outOf(web, text)).toContain('no problems');
  expect(await outOf(web, `#cloud-config\n${text}`)).toContain('datasource_list');
  rmSync(folder, { recursive: true });
});

test('a target version that is too old for a key is told', async () => {
  const text = '#cloud-config\nrpi: {}\n';
  expect((await checked(text, { targetVersion: '24.4' })).out).toContain('[too-new]');
  expect((await checked(text)).out).not.toContain('[too-new]');
});

test('a size beyond the limit is an error at the top', async () => {
  const sizeLimit = { cloud: 'EC2', mostBytes: 10, words: '10 bytes' };
  const { out } = await checked('#cloud-config\n', { sizeLimit });
  expect(out).toContain('<stdin>:1:1: error: This has 14 bytes. EC2 takes at most 10 bytes.');
  const network = { kind: 'network-config', sizeLimit } as const;
  expect((await checked('version: 2\n', network)).out).not.toContain('bytes');
});

test('a file that cannot be read is 2, and the others are checked all the same', async () => {
  const { code, out, err } = await checked(misspelt, { files: ['nowhere', '-'] });
  expect(code).toBe(2);
  expect(err).toBe('nowhere: There is no such file. Check the name and the folder.\n');
  expect(out).toContain('[unknown-key]');
});

test('JSON has all there is', async () => {
  const { out } = await checked(misspelt, { format: 'json', files: ['-', 'nowhere'] });
  expect(JSON.parse(out)).toEqual({
    problems: [
      {
        file: '<stdin>',
        line: 2,
        column: 1,
        endLine: 2,
        endColumn: 8,
        severity: 'error',
        code: 'unknown-key',
        message: 'cloud-init knows no key `hostnam`. Did you mean `hostname`?',
        fix: 'write `hostname`',
        instead: ['hostname'],
        fixes: [
          {
            title: 'Write hostname',
            isSafe: false,
            edits: [{ line: 2, column: 1, endLine: 2, endColumn: 8, text: 'hostname' }],
          },
        ],
      },
    ],
    files: [{ file: '<stdin>', kind: 'user-data', problems: 1 }],
    unread: [{ file: 'nowhere', code: 'not-found', message: expect.any(String) }],
    summary: { files: 1, errors: 1, warnings: 0, information: 0, hints: 0, unread: 1 },
  });
});

test('SARIF has every rule, and results that point to theirs', async () => {
  const { out } = await checked(misspelt, { format: 'sarif', files: ['-', 'no where'] });
  const { version, runs } = JSON.parse(out);
  const [{ tool, results, invocations }] = runs;
  const ruleIds = tool.driver.rules.map(({ id }: { readonly id: string }) => id);
  expect([version, tool.driver.version]).toEqual(['2.1.0', '1.2.3']);
  expect(ruleIds).toEqual(codes.map(({ code }) => code));
  const region = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 8 };
  expect(results).toMatchObject([
    {
      ruleId: 'unknown-key',
      ruleIndex: ruleIds.indexOf('unknown-key'),
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'stdin' }, region } }],
      fixes: [
        {
          artifactChanges: [
            { replacements: [{ deletedRegion: region, insertedContent: { text: 'hostname' } }] },
          ],
        },
      ],
    },
  ]);
  expect(invocations).toMatchObject([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        { locations: [{ physicalLocation: { artifactLocation: { uri: 'no%20where' } } }] },
      ],
    },
  ]);
});

test('what a document says cannot end a line or steer a terminal', async () => {
  const { out } = await checked('#cloud-config\n"a\\nb\\e[31m": 1\n');
  expect(out.split('\n')[0]).toContain('`a\\u000ab\\u001b[31m`');
});

test('the name of a file is shown as text too', async () => {
  const { err } = await checked('', { files: ['no\u001b[31m'] });
  expect(err).toMatch(/^no\\u001b\[31m: There is no such file/);
});

test('GitHub gets commands, with what means something to it escaped', async () => {
  const text = '#cloud-config\n"100%, a:b": 1\n';
  const { out } = await checked(text, { format: 'github', files: ['-', 'a,b:c'] });
  expect(out).toBe(
    `::error line=2,endLine=2,col=1,endColumn=11,title=cloud-init%3A unknown-key::cloud-init knows no key \`100%25, a:b\`.
::error file=a%2Cb%3Ac,title=cloud-init%3A not-found::There is no such file. Check the name and the folder.
`,
  );
});

const rules = 'write_files:\n  - path: /a\n    permissions: 0644\nusers: [{ name: ada }]\n';

test('what rules find is reported, as it is set', async () => {
  const { code, out } = await checked(`#cloud-config\n${rules}`);
  expect(code).toBe(1);
  expect(out).toContain('[write-files-permissions-not-text]\n    fix: put 0644 in quotes');
  expect(out).toContain('information: ');
  const set = {
    'users-without-default': 'error',
    'write-files-permissions-not-text': 'off',
  } as const;
  const other = (await checked(`#cloud-config\n${rules}`, { rules: set })).out;
  expect(other).toMatch(/error: .*\[users-without-default\]/);
  expect(other).toContain('[wrong-type]');
});

test('safe fixes are written to a file, and what is left is reported', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fix-'));
  const file = join(folder, 'user-data');
  writeFileSync(file, rules);
  const { out } = await checked('', { files: [file], isFixing: true });
  expect(readFileSync(file, 'utf8')).toBe(`#cloud-config\n${rules.replace('0644', "'0644'")}`);
  expect(out).toContain('[users-without-default]');
  expect(out).not.toContain('error: ');
  rmSync(folder, { recursive: true });
});

test('of a stream nothing is written, whatever is asked', async () => {
  expect((await checked(rules, { isFixing: true })).out).toContain('[header-missing]');
});
