import {
  Composer,
  type CST,
  type Document,
  Lexer,
  LineCounter,
  Parser,
  type YAMLError,
} from 'yaml';
import type { ProblemCode } from '../problem.ts';

/** Something wrong with a text, from offset `start` up to, not including, offset `end`. */
export interface Fault {
  readonly code: ProblemCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface YamlDocument {
  /** undefined where the text nests too deeply to be looked into. */
  readonly document: Document.Parsed | undefined;
  readonly faults: readonly Fault[];
  /** Whether a fault leaves it open what belongs to what from there on. */
  readonly isLost: boolean;
  readonly lines: LineCounter;
}

// Composing is recursive: a text of brackets alone would end the process, not just the reading.
const deepest = 64;

// The parser's own count of lines goes wrong once it has lost its way.
const linesOf = (text: string): LineCounter => {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    lines.addNewLine(at + 1);
  return lines;
};

/** The tokens of a text, or the offset at which it nests too deeply. */
const tokensOf = (text: string): readonly CST.Token[] | number => {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > deepest) return parser.offset;
  }
  return [...tokens, ...parser.end()];
};

const plainWords: Readonly<Record<string, string>> = {
  BAD_SCALAR_START: 'Text cannot begin with this character: put the text in quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'One ":" too many: put text that holds ": " in quotes, or begin a new line for the inner key.',
  MULTILINE_IMPLICIT_KEY:
    'A ":" is missing behind this key, or the line is not indented like its neighbours.',
  UNEXPECTED_TOKEN:
    'This cannot stand here: look for a missing ":" or a wrong indentation here and just above.',
  TAB_AS_INDENT: 'A tab stands at the beginning of the line: YAML is indented with blanks only.',
};

const syntaxMessage = (code: string, message: string): string => {
  const [, closing] = /end with an? ([\]}])/.exec(message) ?? [];
  if (closing) return `The closing "${closing}" is missing.`;
  if (message.startsWith('Missing closing')) return 'The closing quote is missing.';
  if (message.includes('same column')) return 'This line is not indented like its neighbours.';
  if (message.startsWith('Implicit map keys')) return 'A ":" is missing behind this key.';
  return plainWords[code] ?? `This is not valid YAML: ${message}.`;
};

const faultsOf = (document: Document.Parsed, kind: string): readonly Fault[] =>
  helpful([...document.errors, ...document.warnings]).map(
    ({ code, message, pos: [start, end] }) => ({
      code: 'yaml-syntax',
      message:
        code === 'TAG_RESOLVE_FAILED'
          ? `Tags such as this one have no meaning in a ${kind}: leave it out.`
          : syntaxMessage(code, message),
      start,
      end: Math.max(end, start + 1),
    }),
  );

// Mistakes that end where they stand. After any other the parser has lost its way, and what it says next is no help.
const contained = new Set(['BAD_DQ_ESCAPE', 'BAD_SCALAR_START', 'TAG_RESOLVE_FAILED']);

const helpful = (errors: readonly YAMLError[]): readonly YAMLError[] => {
  const sorted = [...errors].sort((one, other) => one.pos[0] - other.pos[0]);
  const lost = sorted.find(({ code }) => !contained.has(code));
  return sorted.filter((error) => error === lost || contained.has(error.code));
};

/** Two faults on one line are most often one mistake; the first says it best. */
const firstOfEachLine = (faults: readonly Fault[], lines: LineCounter): readonly Fault[] => {
  const seen = new Set<number>();
  return faults.filter(({ start }) => {
    const { line } = lines.linePos(start);
    return !seen.has(line) && seen.add(line);
  });
};

/**
 * A text as a YAML 1.2 document (core schema, no tags of one's own) and what is wrong with its syntax. `kind` is the
 * word for such a file.
 */
export const yamlDocument = (text: string, kind = 'lab'): YamlDocument => {
  const lines = linesOf(text);
  const tokens = tokensOf(text);
  if (typeof tokens === 'number') {
    const message = `This nests more than ${deepest} levels deep: no ${kind} needs that.`;
    const fault: Fault = { code: 'yaml-syntax', message, start: tokens - 1, end: tokens };
    return { document: undefined, faults: [fault], isLost: true, lines };
  }
  const options = {
    version: '1.2',
    schema: 'core',
    resolveKnownTags: false,
    uniqueKeys: false,
  } as const;
  const [document, second] = [...new Composer(options).compose(tokens, true, text.length)];
  const faults: Fault[] = document ? [...faultsOf(document, kind)] : [];
  if (second) {
    const [start] = second.range;
    const message = `A second document begins here ("---"): a ${kind} is one document.`;
    faults.push({ code: 'yaml-syntax', message, start, end: start + 1 });
  }
  const isLost = document?.errors.some(({ code }) => !contained.has(code)) ?? true;
  return { document, faults: firstOfEachLine(faults, lines), isLost, lines };
};
