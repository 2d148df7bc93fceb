// Runs the grammar tests beside this file: `node syntaxes/test/run.mjs [name …]`.
// Our grammar stands on VS Code's own for YAML, shell, Python and INI. They are read from a VS Code:
// VSCODE_EXTENSIONS names its folder of built-in extensions; else the test host's in .cache/ is taken.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRegistry } from 'vscode-tmgrammar-test/dist/common/index.js';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');
const hostExtensions = '.cache/vscode-host/node_modules/code-server/lib/vscode/extensions';
const builtIn = process.env.VSCODE_EXTENSIONS ?? join(root, hostExtensions);

const say = (line) => process.stdout.write(`${line}\n`);
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The grammars that an extension contributes, with absolute paths. */
const grammarsOf = (extension) =>
  readJson(join(extension, 'package.json')).contributes.grammars.map((grammar) => ({
    ...grammar,
    path: join(extension, grammar.path),
  }));

/** Ours, by the scope each file names itself: the manifest need not be right for the tests to run. */
const ourGrammars = () =>
  readdirSync(join(here, '..'))
    .filter((name) => name.endsWith('.tmLanguage.json'))
    .map((name) => join(here, '..', name))
    .map((path) => ({ path, scopeName: readJson(path).scopeName }));

const failureText = (file, { line, start, end, missing, unexpected, actual }) =>
  [
    `✗ ${file}:${line + 1}:${start + 1}-${end + 1}`,
    missing.length > 0 ? `    missing: ${missing.join(' ')}` : '',
    unexpected.length > 0 ? `    not expected: ${unexpected.join(' ')}` : '',
    `    is: ${actual.join(' ')}`,
  ]
    .filter(Boolean)
    .join('\n');

/** How many assertions of one file held, and what to print for those that did not. */
const outcomeOf = async (registry, path) => {
  const file = `syntaxes/test/${basename(path)}`;
  const testCase = parseGrammarTestCase(readFileSync(path, 'utf8'));
  const count = testCase.assertions.flatMap((one) => one.scopeAssertions).length;
  if (count === 0) return { passed: 0, failed: 1, texts: [`✗ ${file}: asserts nothing`] };
  const failures = await runGrammarTestCase(registry, testCase);
  // One assertion may cover several tokens and fail for each.
  const failed = Math.min(count, new Set(failures.map((one) => `${one.line}:${one.start}`)).size);
  return {
    passed: count - failed,
    failed,
    texts: failures.map((failure) => failureText(file, failure)),
  };
};

const run = async (names) => {
  // A grammar that is missing only makes the library warn, and scopes vanish in silence.
  const missing = new Set();
  console.warn = (message) => missing.add(message);
  const others = ['yaml', 'shellscript', 'python', 'ini'].map((name) => join(builtIn, name));
  const registry = createRegistry([...others.flatMap(grammarsOf), ...ourGrammars()]);
  const files = readdirSync(here)
    .filter((name) => /\.(cloud-config|openstack-(lab|scenario))$/.test(name))
    .filter((name) => names.length === 0 || names.includes(name.replace(/\..*$/, '')));
  const outcomes = [];
  for (const name of files) outcomes.push(await outcomeOf(registry, join(here, name)));
  const texts = [...outcomes.flatMap((one) => one.texts), ...[...missing].map((one) => `✗ ${one}`)];
  for (const text of texts) say(text);
  const passed = outcomes.reduce((sum, one) => sum + one.passed, 0);
  const failed = outcomes.reduce((sum, one) => sum + one.failed, missing.size);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
};

if (existsSync(join(builtIn, 'yaml', 'package.json'))) {
  process.exitCode = (await run(process.argv.slice(2))) ? 0 : 1;
} else {
  say(`The grammar tests did not run: no built-in extensions of VS Code in ${builtIn}.`);
  say('Run `node test/setup.mjs` first, or name such a folder in VSCODE_EXTENSIONS.');
  say('0 passed, 1 failed');
  process.exitCode = 1;
}
