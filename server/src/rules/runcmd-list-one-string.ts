import { finding } from './frame/finding.ts';
import { type FixInScope, fix, replaced, safeFix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { itemsOf, scriptOf, sourceOf, type Value } from './frame/value.ts';
import { valueRule } from './rule.ts';
import { itemPatterns } from './shell/item-commands.ts';

const isOneLine = (value: Value): boolean => !sourceOf(value).includes('\n');

const isCommandLine = (text: string): boolean => /^\S+\s+\S/.test(text.trim());

/** The one string without the list, or an item for each string. */
const fixesFor = (list: Value, items: readonly Value[], script: string): readonly FixInScope[] => {
  const [only, second] = items;
  if (only === undefined) return [];
  // A name with a slash may have blanks in it, such as /opt/My Program/run.
  const make = script.startsWith('/') ? fix : safeFix;
  if (second === undefined)
    return isOneLine(list)
      ? make('Take the string out of the list', replaced(list, sourceOf(only)))
      : [];
  const areLines = items.every((item) => isCommandLine(scriptOf(item) ?? ''));
  const { scope, span, parent } = list;
  const before = scope.text.slice(scope.text.lastIndexOf('\n', span.start) + 1, span.start);
  return areLines && isOneLine(list) && parent?.node.kind === 'list' && /^ *- +$/.test(before)
    ? fix('Make an item of each string', replaced(list, items.map(sourceOf).join(`\n${before}`)))
    : [];
};

export const runcmdListOneString = valueRule({
  code: 'runcmd-list-one-string',
  severity: 'error',
  title: 'A list with a whole command line in one string',
  explanation: `
In a list each item is one word: the program, then its arguments. \`['touch /a']\` asks for a program
whose name is \`touch /a\`, and the shell says "not found".

Write a string, which the shell splits, or one item for each word:

\`\`\`yaml
runcmd:
  - touch /a
  - [touch, /a]
\`\`\`
`,
  at: [...itemPatterns, at('snap', 'commands', '*'), at('power_state', 'condition')],
  check: (list) => {
    const items = itemsOf(list);
    const [first] = items;
    const script = scriptOf(first)?.trim();
    if (first === undefined || script === undefined || !isCommandLine(script)) return undefined;
    if (items.length > 1 && script.startsWith('/')) return undefined;
    return finding(
      first,
      'The whole string is taken for the name of one program, blanks and all. Take it out of the list.',
      fixesFor(list, items, script),
    );
  },
});
