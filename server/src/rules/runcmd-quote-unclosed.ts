import { code } from '../knowledge/words.ts';
import { findingIn } from './frame/finding.ts';
import { fix, replacedIn } from './frame/fix.ts';
import { type Span, scriptOf, type Value } from './frame/value.ts';
import { valueRule } from './rule.ts';
import { itemPatterns, scriptAt } from './shell/item-commands.ts';

const marks: Readonly<Record<string, string>> = { "'": 'quote', '"': 'quote', '`': 'backtick' };

/** An apostrophe with a backslash in front, as each style of YAML writes it. */
const escaped = ({ node }: Value): string | undefined => {
  if (node.kind !== 'scalar' || node.style === 'double') return undefined;
  return node.style === 'single' ? "\\''" : "\\'";
};

/** What closes the quote, as each style of YAML writes it. */
const closing = ({ node }: Value, script: string, { start, end }: Span): string | undefined => {
  const opened = script.slice(start, end);
  const mark = opened === '$(' ? ')' : opened;
  if (node.kind !== 'scalar') return undefined;
  if (node.style === 'double') return mark === '"' ? '\\"' : mark;
  return node.style === 'single' && mark === "'" ? "''" : mark;
};

const inWord = (script: string, at: number): boolean =>
  /^\w'\w/.test(script.slice(Math.max(0, at - 1), at + 2));

const fixesFor = (item: Value, script: string, piece: Span): ReturnType<typeof fix> => {
  const text = escaped(item);
  if (inWord(script, piece.start))
    return text === undefined
      ? []
      : fix('Put a backslash before the apostrophe', replacedIn(item, piece, text));
  const mark = closing(item, script, piece);
  const end = script.trimEnd().length;
  // Of several lines nobody knows where it was to end.
  return mark === undefined || script.slice(0, end).includes('\n') || end <= piece.end
    ? []
    : fix('Close it at the end of the line', replacedIn(item, { start: end, end }, mark));
};

export const runcmdQuoteUnclosed = valueRule({
  code: 'runcmd-quote-unclosed',
  severity: 'error',
  title: 'A quote in a command is never closed',
  explanation: `
All items of \`runcmd\` become one shell script, and so do those of \`bootcmd\`. A quote, a backtick or
a \`$(\` that is never closed takes in the commands below it, up to the next quote or the end: the
shell says "unterminated quoted string" or does something else than meant, and the rest never runs.

The quotes of YAML do not count: they are gone when the shell reads the command. An apostrophe needs
quotes of the shell round it, or a backslash.

\`\`\`yaml
runcmd:
  - echo "it's done"
  - 'echo "note: it is done"'
\`\`\`
`,
  skipsStatements: true,
  at: itemPatterns,
  check: (item) => {
    const script = scriptOf(item);
    if (script === undefined) return undefined;
    const start = scriptAt(item)?.unclosed;
    if (start === undefined) return undefined;
    const mark = script[start] ?? '';
    const end = start + (mark === '$' ? 2 : 1);
    const name = marks[mark] ?? code(script.slice(start, end));
    return findingIn(
      item,
      { start, end },
      `This ${name} is never closed, so the commands below are taken for text. Close it, or put a backslash before it.`,
      fixesFor(item, script, { start, end }),
    );
  },
});
