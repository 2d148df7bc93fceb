import type { ContentLanguage } from './content-language.ts';
import type { Token, TokenType } from './token.ts';

/** What begins at a place, tried in this order; without a type it is only stepped over. */
type Rule = readonly [pattern: RegExp, type?: TokenType];

const text = /[rbfu]{0,2}(?:"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?)/iy;
const number = /\d[\w.]*/y;
const word = /[A-Za-z_][\w-]*/y;
const comment = /(?<=^|\s)#.*/y;

const keywords = (all: string): RegExp =>
  new RegExp(`(?:${all.replaceAll(' ', '|')})(?![\\w-])`, 'y');

const rules: Readonly<Record<ContentLanguage, readonly Rule[]>> = {
  ini: [
    [/^\s*[#;].*/y, 'comment'],
    [/^\s*\[[^\]]*\]*/y, 'namespace'],
    [/^\s*[^\s=:[#;][^=:]*?(?=\s*[=:])/y, 'property'],
    [/"(?:\\.|[^"\\])*"/y, 'string'],
    [/\S+/y],
  ],
  json: [
    [/"(?:\\.|[^"\\])*"(?=\s*:)/y, 'property'],
    [/"(?:\\.|[^"\\])*"?/y, 'string'],
    [/-?\d[\d.eE+-]*/y, 'number'],
    [keywords('true false null'), 'keyword'],
  ],
  python: [
    [/#.*/y, 'comment'],
    [text, 'string'],
    [
      keywords(
        'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield',
      ),
      'keyword',
    ],
    [word],
    [number, 'number'],
  ],
  shell: [
    [comment, 'comment'],
    [/\$(?:\{[^}]*\}?|\w+|[@*#?$!-])/y, 'variable'],
    [/"(?:\\.|[^"\\])*"?|'[^']*'?/y, 'string'],
    [
      keywords(
        'case do done elif else esac exit export fi for function if in local return then until while',
      ),
      'keyword',
    ],
    [/[^\s"'$;|&()]+/y],
  ],
  yaml: [
    [comment, 'comment'],
    [/(?<=^\s*(?:- +)*)[\w.-]+(?=\s*:(?:\s|$))/y, 'property'],
    [/"(?:\\.|[^"\\])*"?|'(?:''|[^'])*'?/y, 'string'],
    [/\S+/y],
  ],
};

const ruleAt = (
  line: string,
  at: number,
  all: readonly Rule[],
): readonly [Rule, number] | undefined => {
  for (const rule of all) {
    const [pattern] = rule;
    pattern.lastIndex = at;
    if (pattern.test(line) && pattern.lastIndex > at) return [rule, pattern.lastIndex];
  }
  return undefined;
};

/** Data that was pasted has no words. */
const longestLine = 1000;

/** The tokens of one line of a file; places count from the start of the line. */
export const lineTokens = (line: string, language: ContentLanguage): readonly Token[] => {
  const tokens: Token[] = [];
  if (line.length > longestLine) return tokens;
  for (let at = 0; at < line.length; ) {
    const found = ruleAt(line, at, rules[language]);
    const [rule, end] = found ?? [undefined, at + 1];
    if (rule?.[1] !== undefined) {
      const blanks = line.slice(at, end).search(/\S/);
      tokens.push({ start: at + Math.max(0, blanks), end, type: rule[1] });
    }
    at = end;
  }
  return tokens;
};
