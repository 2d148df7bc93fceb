import { expect, test } from 'vitest';
import { shellCommandsOf } from './commands.ts';
import { scriptIn } from './script.ts';
import { tokensOf } from './tokens.ts';

const commandsIn = (script: string): readonly string[] =>
  shellCommandsOf(tokensOf(script).tokens).map(({ words, isApart, isConditional }) =>
    [
      ...(isApart ? ['apart:'] : []),
      ...(isConditional ? ['if:'] : []),
      ...words.map((one) => one.text),
    ].join(' '),
  );

test('commands end at operators and line ends, and redirections are no words', () => {
  expect(commandsIn('a 1; b >f 2>&1 3 | c && d & e\nf <<< g')).toEqual([
    'a 1',
    'b 3',
    'c',
    'if: d',
    'e',
    'f',
  ]);
  expect(commandsIn('a \\\n  b # c; d\n# e\nf#g')).toEqual(['a b', 'f#g']);
});

test('quotes and expansions belong to their word', () => {
  expect(commandsIn(`a 'x; y' "p\\" $(b "c;d") q" $(e ")" f) \${g:-h i} \`j k\` l\\ m`)).toEqual([
    `a 'x; y' "p\\" $(b "c;d") q" $(e ")" f) \${g:-h i} \`j k\` l\\ m`,
  ]);
});

test('branches, functions and shells of their own are told', () => {
  expect(commandsIn('if a; then b; fi; c || d; (e; f); g() { h; }; i')).toEqual([
    ...['if: a', 'if: b', 'c', 'if: d', 'apart: e', 'apart: f', 'g', 'if: h', 'i'],
  ]);
});

test('a here-document is no script', () => {
  expect(commandsIn("cat <<'EOF' > f\nexit 1 it's\nEOF\nb <<-X <<Y\n\tx'\n\tX\ny\nY\nc")).toEqual([
    'cat',
    'b',
    'c',
  ]);
});

test('what is never closed is found', () => {
  const unclosedIn = (script: string): number | undefined => tokensOf(script).unclosed;
  expect(unclosedIn("echo it's done")).toBe(7);
  expect(unclosedIn('a "b $(c) d')).toBe(2);
  expect(unclosedIn('a $(b "c)"')).toBe(2);
  expect(unclosedIn('a `b')).toBe(2);
  expect(unclosedIn('$x')).toBeUndefined();
  expect(unclosedIn("a # don't\nb \\' \"it's\"")).toBeUndefined();
});

test('the program that runs in the end is found behind those that run another', () => {
  const programIn = (script: string): string | undefined =>
    scriptIn(script)
      .commands[0]?.program.map(({ text }) => text)
      .join(' ');
  expect(programIn('A=1 sudo -u ada -E env B=2 /usr/bin/nice -n 5 "apt-get" x')).toBe('apt-get x');
  expect(programIn('timeout -k 5 30 nohup ls -l')).toBe('ls -l');
  expect(programIn('A=1')).toBe('');
  expect(programIn('sudo')).toBe('sudo');
  expect(scriptIn('/usr/sbin/reboot now').commands[0]?.name).toBe('reboot');
});

test('what was read is kept by its text, and not for ever', () => {
  const first = scriptIn('first');
  expect(scriptIn('first')).toBe(first);
  for (let index = 0; index < 9000; index += 1) scriptIn(`: ${index}`);
  expect(scriptIn('first')).not.toBe(first);
  expect(scriptIn('first')).toEqual(first);
});
