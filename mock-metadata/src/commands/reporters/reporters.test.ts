import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { runScenario } from '../../scenarios/run-scenario.ts';
import { readingOf, readSample, sampleHead } from '../../scenarios/sample-scenario.ts';
import { paintFor } from '../terminal.ts';
import type { FileReport } from './reporter.ts';
import type { ReporterName } from './reporter-names.ts';
import { reporters } from './reporters.ts';

/** A title with everything in it that could break a report. */
const hostile = 'T "quoted" <b>&amp; \u001b[31m# skip ]]> ok';

const good = `${sampleHead}- send: {}\n  expect: {status: 200}\n`;
const failing = `${good.replace('It works', JSON.stringify(hostile).slice(1, -1).replace(/^/, '"').concat('"'))}- title: second\n  send: {path: /latest/nope}\n  expect: {status: 200}\n- wait: 1s\n`;
const broken = `${sampleHead}- sned: {}\n`;

const reportOf = async (text: string, file: string): Promise<FileReport> => {
  const { scenario, problems } = readingOf(text);
  if (scenario === undefined) return { kind: 'broken', file, problems };
  const results = await runScenario(scenario, { readFile: readSample, now: () => 0 });
  return { kind: 'ran', file, scenario, results };
};

const summary = { files: 3, runs: 2, failed: 1, broken: 1, steps: 4, tookMs: 1_500 };

/** The whole report of three files: one good, one that fails, one that cannot be run. */
const reported = async (name: ReporterName, isVerbose = false): Promise<string> => {
  const reporter = reporters[name]({ paint: paintFor(false), isVerbose });
  const files = [
    await reportOf(good, 'good.scenario.yaml'),
    await reportOf(failing, 'failing.scenario.yaml'),
    await reportOf(broken, 'a.scenario.yaml'),
  ];
  return [reporter.begin(), ...files.map(reporter.file), reporter.end(summary)].join('');
};

test('text: a line a scenario, and for what failed who decided and why', async () => {
  const text = await reported('text');
  const lines = text.split('\n');
  expect(lines[0]).toBe('✓ It works (good.scenario.yaml)');
  expect(lines[1]).toBe('✗ T "quoted" <b>&amp; \\x1b[31m# skip ]]> ok (failing.scenario.yaml)');
  expect(lines.slice(2, 6)).toEqual([
    '    release epoxy, topology router',
    '      ✓ GET /openstack/latest/meta_data.json (line 6)',
    '      ✗ second (line 8)',
    '          status: expected 200, got 404 Not Found',
  ]);
  expect(text).toContain('decided by Nova');
  expect(text).toContain('      - 1 s later (line 11, not tried)');
  expect(text).toContain(
    '✗ a.scenario.yaml cannot be run\n    a.scenario.yaml:6:3: An item of steps has no key "sned". Did you mean "send"?\n',
  );
  expect(lines.slice(-3)).toEqual([
    '1 passed, 1 failed, 1 file cannot be run (3 scenarios, 2 runs, 4 steps, 1.5 s)',
    'With --verbose it shows what every hop did.',
    '',
  ]);
});

test('text: a title stays one line, so that it cannot pass for another result', async () => {
  const reporter = reporters.text({ paint: paintFor(false), isVerbose: true });
  const titled = good
    .replace('It works', '"a\\n✓ b\\u202e"')
    .replace('- send', '- title: "c\\n✓ d"\n  send');
  const lines = reporter.file(await reportOf(titled, 'x.scenario.yaml')).split('\n');
  expect(lines[0]).toBe('✓ a ✓ b\\u{202e} (x.scenario.yaml)');
  expect(lines[2]).toBe('      ✓ c ✓ d (line 6)');
});

test('text: with --verbose the hops are shown, of what passed too', async () => {
  const count = (text: string) => text.split('Namespace proxy (haproxy)').length - 1;
  expect(count(await reported('text'))).toBe(0);
  expect(count(await reported('text', true))).toBe(3);
});

test('junit: counts, one case a run, and nothing in it that XML cannot hold', async () => {
  const xml = await reported('junit');
  expect(xml).toContain('<testsuites tests="3" failures="1" errors="1" time="1.500">');
  expect(xml.match(/<testcase /g)).toHaveLength(3);
  expect(xml).toContain(
    'name="T &quot;quoted&quot; &lt;b&gt;&amp;amp; \ufffd[31m# skip ]]&gt; ok [epoxy, router]"',
  );
  expect(xml).toContain('<failure message="status: expected 200, got 404 Not Found">');
  expect(xml).toContain('<error message="An item of steps has no key &quot;sned&quot;.');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  expect(tagsOf(xml)).toEqual([]);
});

/** Tags that are not closed in the right order. */
const tagsOf = (xml: string): readonly string[] => {
  const open: string[] = [];
  for (const [, slash, name = '', end] of xml.matchAll(/<(\/?)(\w+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (end === '/') continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
};

test('tap: a plan, a line a run, and a block of YAML below what failed', async () => {
  const tap = await reported('tap');
  const [version, first, second, ...more] = tap.trimEnd().split('\n');
  expect(version).toBe('TAP version 14');
  expect(first).toBe('ok 1 - It works [epoxy, router]');
  expect(second).toBe('not ok 2 - T "quoted" <b>&amp; \\x1b[31m\\# skip ]]> ok [epoxy, router]');
  expect(more.at(-1)).toBe('1..3');
  const block = more.slice(1, more.indexOf('  ...')).join('\n');
  expect(parseDocument(block).toJS()).toEqual({
    message: ['status: expected 200, got 404 Not Found'],
    step: 'second',
    at: { file: 'failing.scenario.yaml', line: 8 },
    release: 'epoxy',
    topology: 'router',
  });
});

interface JsonReport {
  readonly version: number;
  readonly summary: object;
  readonly scenarios: readonly {
    readonly file: string;
    readonly title?: string;
    readonly problems?: readonly object[];
    readonly runs?: readonly {
      readonly steps: readonly { readonly state: string; readonly trace?: object }[];
    }[];
  }[];
}

test('json: everything as data, traces for what failed', async () => {
  const report = JSON.parse(await reported('json')) as JsonReport;
  expect([report.version, report.summary]).toEqual([1, summary]);
  const [first, second, third] = report.scenarios;
  expect(first?.runs?.[0]?.steps[0]).toMatchObject({ state: 'passed' });
  expect(first?.runs?.[0]?.steps[0]).not.toHaveProperty('trace');
  expect(second?.title).toBe(hostile);
  expect(second?.runs?.[0]?.steps.map(({ state }) => state)).toEqual([
    'passed',
    'failed',
    'not-tried',
  ]);
  expect(second?.runs?.[0]?.steps[1]).toHaveProperty('trace.decidedBy', 'nova');
  expect(third?.problems).toMatchObject([{ code: 'unknown-key', line: 6, column: 3 }]);
});
