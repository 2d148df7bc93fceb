// Documents that nobody writes, but that may come: each must be answered within a second.
import { spawnSync } from 'node:child_process';
import { mostCharacters } from '../../server/src/documents/regions.ts';
import { positionAt } from '../../server/src/documents/source-text.ts';
import { newService, userData } from './server-documents.ts';
import { type Figure, report, timeOf } from './server-measure.ts';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const deep = (count: number, open: string, close: string): string =>
  open.repeat(count) + close.repeat(count);

/** Nine names, each of which stands for ten of the one before. */
const bomb = (hold: (item: string) => string): string =>
  `a0: &a0 ${hold('x')}\n${lines(9, (index) => {
    const alias = `*a${index}`;
    return `a${index + 1}: &a${index + 1} ${hold(Array.from({ length: 10 }, () => alias).join())}\n`;
  })}`;

const million = 1_000_000;

const bodies: Readonly<Record<string, () => string>> = {
  'aliases of aliases in lists': () =>
    `${bomb((items) => `[${items}]`)}runcmd: *a9\nbootcmd: *a9\n`,
  'aliases of aliases in users': () => `${bomb((items) => `[${items}]`)}users: *a9\n`,
  'merges of merges': () =>
    `m0: &m0 {a: 1}\n${lines(60, (i) => `m${i + 1}: &m${i + 1} {<<: [*m${i}, *m${i}]}\n`)}users:\n  - *m60\n`,
  'merges of merges, wide': () =>
    `m0: &m0 {a: 1}\n${lines(30, (i) => `m${i + 1}: &m${i + 1} {<<: [${Array(50).fill(`*m${i}`).join()}]}\n`)}users:\n  - *m30\n`,
  '100,000 anchors and as many aliases': () =>
    `x:\n${lines(50_000, (i) => `  - &a${i} v\n  - *a${i}\n`)}`,
  '100,000 aliases, none of them set': () => `runcmd:\n${lines(100_000, (i) => `  - *a${i}\n`)}`,
  '100,000 blocks with an alias each': () => `b: &b x\n${lines(100_000, (i) => `k${i}: *b\n`)}`,
  '100,000 keys at the top': () => lines(100_000, (i) => `key${i}: v\n`),
  '100,000 times the same key': () => 'hostname: a\n'.repeat(100_000),
  '50,000 keys twice': () => lines(100_000, (i) => `key${i % 50_000}: v\n`),
  '100,000 keys in one map': () => `x:\n${lines(100_000, (i) => `  key${i}: v\n`)}`,
  '100,000 keys in a closed map': () => `ntp:\n${lines(100_000, (i) => `  key${i}: v\n`)}`,
  '100,000 keys near to a known one': () => lines(100_000, (i) => `hostnam${i}: v\n`),
  '100,000 users that are wrong': () => `users:\n${lines(100_000, (i) => `  - nam: u${i}\n`)}`,
  '100,000 wrong network items': () =>
    `network:\n  version: 1\n  config:\n${lines(100_000, () => '    - type: x\n')}`,
  '100,000 items': () => `runcmd:\n${'  - ls\n'.repeat(100_000)}`,
  '100,000 equal items of a set': () => `packages:\n${'  - ls\n'.repeat(100_000)}`,
  '10,000 levels of lists': () => `runcmd: ${deep(10_000, '[', ']')}\n`,
  '10,000 levels of maps': () => `x: ${deep(10_000, '{a: ', '}')}\n`,
  '100,000 brackets left open': () => `x: ${'['.repeat(100_000)}\n`,
  '100,000 lines of brackets left open': () => 'x: [\n'.repeat(100_000),
  '100,000 quotes left open': () => `${'a: "\n'.repeat(100_001)}`,
  '50,000 brackets left open and closed far below': () =>
    `${'k: [\n'.repeat(50_000)}${']\n'.repeat(50_000)}`,
  '2,000 levels by indentation': () => lines(2000, (i) => `${' '.repeat(i)}a:\n`),
  '10,000 dashes on a line': () => `runcmd:\n${'- '.repeat(10_000)}x\n`,
  '10,000 question marks on a line': () => `${'? '.repeat(10_000)}x\n`,
  '10,000 tags and anchors': () => `runcmd:\n${lines(10_000, (i) => `  - !t${i} &a${i} x\n`)}`,
  '10 MB in one plain scalar': () => `hostname: ${'a'.repeat(10 * million)}\n`,
  '10 MB in one quoted scalar': () => `hostname: "${'a '.repeat(5 * million)}"\n`,
  '10 MB of escapes': () => `hostname: "${'\\x41'.repeat(2.5 * million)}"\n`,
  '10 MB in one flow list': () => `runcmd: [${'a, '.repeat(3.3 * million)}a]\n`,
  '10 MB in one flow map': () => `x: {${lines(million, (i) => `k${i}: v, `)}}\n`,
  '10 MB in one key': () => `${'k'.repeat(10 * million)}: v\n`,
  '10 MB in one comment': () => `#${'x'.repeat(10 * million)}\n`,
  '10 MB of blanks': () => ' '.repeat(10 * million),
  '10 MB of blanks before a comment': () => `hostname: a${' '.repeat(10 * million)}# x\n`,
  '10 MB of line ends': () => '\n'.repeat(10 * million),
  '10 MB of carriage returns': () => '\r'.repeat(10 * million),
  '10 MB of dashes': () => '-'.repeat(10 * million),
  '10 MB of colons': () => ':'.repeat(10 * million),
  '10 MB in one block scalar': () =>
    `write_files:\n  - path: /a\n    content: |\n${'      some text\n'.repeat(600_000)}`,
  '10 MB in a folded scalar': () =>
    `write_files:\n  - path: /a\n    content: >\n${'      some text\n'.repeat(600_000)}`,
  '10 MB of plain lines': () => `hostname: a\n${'  b\n'.repeat(2.5 * million)}`,
  '10 MB of keys': () => lines(million, (i) => `k${i}: v\n`),
  '10 MB of a digit with colons': () => `hostname: ${'1:'.repeat(5 * million)}1\n`,
  '10 MB of digits': () => `hostname: ${'1'.repeat(10 * million)}\n`,
  '10 MB of underscores in a number': () => `hostname: 1${'_'.repeat(10 * million)}\n`,
  '1 MB of hexadecimal digits': () => `hostname: 0x${'f'.repeat(million)}\n`,
  '10 MB of tabs': () => `hostname:${'\t'.repeat(10 * million)}a\n`,
  '10 MB of jinja braces': () => `${'{{ '.repeat(3.3 * million)}\n`,
  '10 MB of lone surrogates': () => `hostname: "${'\ud800'.repeat(10 * million)}"\n`,
  '10 MB of NUL': () => '\0'.repeat(10 * million),
  '10 MB of anything': () => lines(10 * million, (i) => String.fromCharCode((i * 7919) % 0xffff)),
};

const documents: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(
    Object.entries(bodies).map(([name, body]) => [name, () => `#cloud-config\n${body()}`]),
  ),
  'a template of 100,000 expressions': () =>
    `## template: jinja\n#cloud-config\n${lines(100_000, (i) => `k${i}: {{ v1.x }}\n`)}`,
  'a template of 10 MB left open': () =>
    `## template: jinja\n#cloud-config\n${'{{ x '.repeat(2 * million)}`,
  'a template of 10 MB of statements': () =>
    `## template: jinja\n#cloud-config\n${'{% if x %}\n'.repeat(million)}`,
  'a template of 10 MB of braces': () =>
    `## template: jinja\n#cloud-config\nx: ${'{'.repeat(10 * million)}`,
  'MIME of 100,000 parts': () =>
    `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${'--b\nContent-Type: text/cloud-config\n\nhostname: a\n'.repeat(100_000)}--b--\n`,
  'MIME of 100,000 marks': () =>
    `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${'--b\n'.repeat(100_000)}`,
  'MIME with 4 KB of header words': () =>
    `MIME-Version: 1.0\n${'content-type: x\n '.repeat(250)}\n`,
  'a template of 100,000 brackets': () =>
    `## template: jinja\n#cloud-config\nx: {{ ${'('.repeat(100_000)} }}\n`,
  'a template of 100,000 nested ifs': () =>
    `## template: jinja\n#cloud-config\n${'{% if x %}'.repeat(100_000)}\n`,
  'an archive of 100,000 items': () => `#cloud-config-archive\n${'- "#!"\n'.repeat(100_000)}`,
  '100,000 lines to include': () => `#include\n${'x y\n'.repeat(100_000)}`,
  'MIME within MIME, 10,000 times': () =>
    `MIME-Version: 1.0\n${'Content-Type: multipart/mixed; boundary=b\n\n--b\n'.repeat(10_000)}`,
  '10 MB of nothing known': () => 'x'.repeat(10 * million),
  '10 MB of blanks and nothing else': () => ' '.repeat(10 * million),
};

/** What an editor asks of a document that was just opened, and then once more after a letter at its end. */
const figureOf = (name: string, text: string): Figure => {
  const service = newService();
  const source = userData(text);
  const value = timeOf(() => service.diagnostics(source));
  return { name, value, limit: 1000, unit: 'ms' };
};

const questionFigure = (name: string, text: string): Figure => {
  const service = newService();
  const source = userData(text);
  service.diagnostics(source);
  const positions = [text.length, text.length >>> 1, 20].map((at) => positionAt(source, at));
  const value = timeOf(() => {
    for (const position of positions) {
      service.completion(source, position);
      service.hover(source, position);
    }
    service.symbols(source);
  });
  return { name: `${name}: completion, hover and symbols`, value, limit: 1000, unit: 'ms' };
};

/** Each in a process of its own, so that one that never ends is told as well. */
const runAll = (): void => {
  for (const name of Object.keys(documents)) {
    const args = ['--expose-gc', ...process.argv.slice(1, 4), name];
    const { status, signal } = spawnSync(process.execPath, args, {
      stdio: 'inherit',
      timeout: 10_000,
    });
    if (status === 0) continue;
    process.exitCode = 1;
    if (signal !== null) process.stdout.write(`! no end within 10 s: ${name}\n`);
  }
};

const named = process.argv[4];
const text = named === undefined ? undefined : documents[named]?.();
if (named === undefined) runAll();
else if (text !== undefined) {
  const cut = text.slice(0, mostCharacters);
  const ofCut = [figureOf(`${named} (as much as is read)`, cut), questionFigure(named, cut)];
  report('', text === cut ? ofCut : [figureOf(named, text), questionFigure(named, text), ...ofCut]);
}
