import type { ShellCommand } from './commands.ts';
import type { Token, Tokens } from './tokens.ts';

/** Something that bash knows and a plain `sh`, such as dash, does not. Found by running dash 0.5.12. */
export interface Bashism {
  /** Offsets in the script. */
  readonly start: number;
  readonly end: number;
  /** What to do instead: a whole sentence. */
  readonly advice: string;
  /** dash does not get past it: nothing below runs. */
  readonly endsScript: boolean;
  /** What to write in its place, where that is sure. */
  readonly instead?: string;
  /** Where that ends which is written anew; `end` if left out. */
  readonly insteadEnd?: number;
}

type Words = readonly Token[];

const noMatch = 'Use bash for it.';

/** Words that bash runs by itself, and what to do without them. */
const builtins: Readonly<Record<string, string>> = {
  '[[': 'Write `[ … ]`.',
  pushd: 'Use `cd`.',
  popd: 'Use `cd`.',
  shopt: noMatch,
  declare: 'Assign the variable alone.',
  typeset: 'Assign the variable alone.',
  let: 'Write `a=$((a + 1))`.',
  mapfile: 'Read the lines with `while read`.',
  readarray: 'Read the lines with `while read`.',
  disown: 'Use `nohup`.',
  coproc: noMatch,
};

const at = (
  { start, end }: { readonly start: number; readonly end: number },
  advice: string,
  { endsScript = false, instead }: { endsScript?: boolean; instead?: string } = {},
): Bashism => ({ start, end, advice, endsScript, ...(instead === undefined ? {} : { instead }) });

const ofSource = ([first, second]: Words): Bashism | undefined =>
  first?.text !== 'source'
    ? undefined
    : at(first, 'Write `.` in its place.', second?.text.startsWith('/') ? { instead: '.' } : {});

const ofFunction = ([first, second]: Words): Bashism | undefined => {
  if (first?.text !== 'function' || second === undefined) return undefined;
  return at({ start: first.start, end: second.end }, `Write \`${second.text}() {\`.`, {
    endsScript: true,
  });
};

const ofTest = (words: Words): Bashism | undefined => {
  const isTest = words[0]?.text === '[' || words[0]?.text === 'test';
  const equals = isTest ? words.find(({ text }) => text === '==') : undefined;
  return equals && at(equals, 'Write one `=`.', { instead: '=' });
};

const ofEcho = ([first, second]: Words): Bashism | undefined =>
  first?.text === 'echo' && /^-[neE]*e[neE]*$/.test(second?.text ?? '') && second
    ? at(second, 'It is printed as well: use `printf`.')
    : undefined;

const ofPipefail = (words: Words): Bashism | undefined => {
  const option =
    words[0]?.text === 'set' ? words.find(({ text }) => text === 'pipefail') : undefined;
  return option && at(option, 'Leave it out.', { endsScript: true });
};

const ofTrap = ([first, ...rest]: Words): Bashism | undefined => {
  const signal = first?.text === 'trap' ? rest.find(({ text }) => text === 'ERR') : undefined;
  return signal && at(signal, 'Use `EXIT`.');
};

const ofBuiltin = ([first]: Words): Bashism | undefined =>
  first && Object.hasOwn(builtins, first.text)
    ? at(first, builtins[first.text] ?? noMatch)
    : undefined;

/** Of the options of `read` only -p and -r are known. */
const ofRead = ([first, ...rest]: Words): Bashism | undefined => {
  const option =
    first?.text === 'read' ? rest.find(({ text }) => /^-[pr]*[^pr-]/.test(text)) : undefined;
  return option && at(option, 'Use `read -r` alone.');
};

const ofCommand = [ofRead, ofBuiltin, ofSource, ofFunction, ofTest, ofEcho, ofPipefail, ofTrap];

/** What is bash in one command, by its words alone. */
const bashismsOfWords = (words: Words): readonly Bashism[] =>
  ofCommand.map((find) => find(words)).filter((one) => one !== undefined);

const operators: readonly (readonly [RegExp, string, boolean])[] = [
  [/^&>>?$/, 'Write `>file 2>&1`.', false],
  [/<<<$/, 'Pipe it in: `echo … | program`.', true],
  [/^\|&$/, 'Write `2>&1 |`.', true],
];

/** `&> file` with the file that belongs to it. */
const redirected = (token: Token, next: Token | undefined): Partial<Bashism> =>
  /^&>>?$/.test(token.text) && next?.kind === 'word'
    ? { instead: `${token.text.slice(1)}${next.text} 2>&1`, insteadEnd: next.end }
    : {};

const ofOperator = (token: Token, next: Token | undefined): readonly Bashism[] =>
  operators
    .filter(([pattern]) => pattern.test(token.text))
    .map(([, advice, endsScript]) => ({
      ...at(token, advice, { endsScript }),
      ...redirected(token, next),
    }));

const ofArray = (token: Token, next: Token | undefined): readonly Bashism[] => {
  const isNext = next?.text === '(' && next.start === token.end;
  if (isNext && /^\w+\+?=$/.test(token.text))
    return [
      at({ start: token.start, end: next.end }, 'There are no arrays: use words.', {
        endsScript: true,
      }),
    ];
  return token.text === '(' && isNext && next !== undefined
    ? [at({ start: token.start, end: next.end }, 'Write `$(( … ))` or `[ … ]`.')]
    : [];
};

const blank = (found: string): string => ' '.repeat(found.length);

/** The text with what is in single quotes, or behind a backslash, blanked out. */
const expanded = (text: string): string => text.replaceAll(/\\.|(?<!\$)'[^']*'/gs, blank);

const inWords: readonly (readonly [RegExp, string, boolean])[] = [
  [/\$\{(?:![a-zA-Z_]\w*|\w+(?:,,?|\^\^?|\/|\[|:\d|: -\d))[^}]*\}/g, noMatch, true],
  [/^[<>]\(/g, 'Write to a file first.', true],
  [
    /\$\{?(?:RANDOM|BASH_SOURCE|BASHPID|EUID|PIPESTATUS|FUNCNAME)\b\}?/g,
    'sh does not set it.',
    false,
  ],
];
const unquoted: readonly (readonly [RegExp, string, boolean])[] = [
  [/(?<=^|=)\$'/g, 'Use `printf`.', false],
  [/(?<![$\\{])\{(?:[^\s{},]*(?:,[^\s{},]*)+|\w+\.\.\w+)\}/g, 'Write the words out.', false],
];

/** Blanks out double quotes too. Nothing is left of a word that has a script of its own inside. */
const bareOf = (text: string): string =>
  /\$\(|`/.test(text) ? '' : text.replaceAll(/\\.|"(?:\\.|[^"\\])*"|(?<!\$)'[^']*'/gs, blank);

const ofWord = (token: Token): readonly Bashism[] => {
  const find = (
    text: string,
    patterns: readonly (readonly [RegExp, string, boolean])[],
  ): readonly Bashism[] =>
    patterns.flatMap(([pattern, advice, endsScript]) =>
      [...text.matchAll(pattern)].map(({ index, 0: found }) => {
        const start = token.start + index;
        return at({ start, end: start + found.length }, advice, { endsScript });
      }),
    );
  if (!/[${<>]/.test(token.text)) return [];
  return [...find(expanded(token.text), inWords), ...find(bareOf(token.text), unquoted)];
};

/** Everything in a script that only bash understands, in the order of the text. */
export const bashismsOf = (
  { tokens }: Tokens,
  commands: readonly ShellCommand[],
): readonly Bashism[] =>
  [
    ...commands.flatMap(({ words }) => bashismsOfWords(words)),
    ...tokens.flatMap((token, index) => [
      ...(token.kind === 'operator' ? ofOperator(token, tokens[index + 1]) : ofWord(token)),
      ...ofArray(token, tokens[index + 1]),
    ]),
  ].toSorted((one, other) => one.start - other.start);
