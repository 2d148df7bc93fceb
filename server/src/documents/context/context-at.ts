import type { Region } from '../regions.ts';
import { lineAt, type Position, type SourceText } from '../source-text.ts';
import { flowPlace } from './flow.ts';
import {
  commentColumn,
  entriesOfLine,
  type KeyEntry,
  opensBlock,
  opensFlow,
} from './line-shape.ts';
import { type Lines, linesOf } from './lines.ts';
import {
  type Ancestor,
  ancestorsOf,
  isInBlock,
  type Siblings,
  type Step,
  siblingsOf,
  stepsOf,
} from './path.ts';

/** The word at the cursor: columns on its line; the cursor is somewhere from `start` to `end`. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Structured {
  /** From the top of the region to the map or value at the cursor. */
  readonly steps: readonly Step[];
  readonly word: Word;
  /** In brackets, where nothing goes on a line of its own. */
  readonly isFlow: boolean;
}

/** A place for a key: a map is at `steps`. Where `isItem`, a list item begins here, which may also be a scalar. */
export interface KeyContext extends Structured {
  readonly kind: 'key';
  readonly siblings: Siblings;
  readonly hasColon: boolean;
  readonly isItem: boolean;
  /** The column where the key begins. */
  readonly column: number;
}

/** A place for a value, the one at `steps`; `quote` if it is begun with one. */
export interface ValueContext extends Structured {
  readonly kind: 'value';
  readonly quote: '' | '"' | "'";
}

/** What can stand at a place of a document. */
export type Context =
  | KeyContext
  | ValueContext
  /** The line that says what the document is. */
  | { readonly kind: 'header'; readonly word: Word }
  /** Inside `{{ }}` or `{% %}`; `expression` is what stands before the word: `v1.`. */
  | { readonly kind: 'jinja'; readonly expression: string; readonly word: Word }
  /** Text, a comment, or where nothing can be said. */
  | { readonly kind: 'nothing' };

const nothing: Context = { kind: 'nothing' };

const keyCharacter = /[^\s:,[\]{}#"'&*!|>]/;

const wordAt = (line: string, character: number, from: number): Word => {
  let end = character;
  while (end < line.length && keyCharacter.test(line[end] ?? '')) end += 1;
  return { start: from, end, text: line.slice(from, end) };
};

const jinjaAt = (line: string, character: number): Context | undefined => {
  const before = line.slice(0, character);
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  if (open < 0 || /[}%]\}/.test(before.slice(open + 2))) return undefined;
  const start = before.search(/\w*$/);
  const expression = /[\w.[\]'"-]*$/.exec(before.slice(open + 2, start))?.[0] ?? '';
  const end = character + (/^\w*/.exec(line.slice(character))?.[0].length ?? 0);
  return { kind: 'jinja', expression, word: { start, end, text: line.slice(start, end) } };
};

const textOfLines = (lines: Lines, from: number, to: number): string => {
  const parts: string[] = [];
  for (let line = from; line <= to; line += 1) parts.push(lines.text(line));
  return parts.join('\n');
};

const longestFlow = 200;

/** The place in brackets that were opened at a column of an earlier line, or of this one. */
const flowContext = (
  lines: Lines,
  opened: { readonly line: number; readonly column: number; readonly steps: readonly Step[] },
  { line, character }: Position,
): Context | undefined => {
  if (line - opened.line > longestFlow) return undefined;
  const whole = lines.text(line);
  const head = opened.line === line ? '' : `${textOfLines(lines, opened.line, line - 1)}\n`;
  const before = (head + whole.slice(0, character)).slice(opened.column);
  // A bracket opened on this very line is most likely not closed yet: what follows is not in it.
  const more =
    opened.line === line ? '' : textOfLines(lines, line + 1, Math.min(line + 8, lines.last));
  const after = `${whole.slice(character)}\n${more}`;
  const place = flowPlace(before, after);
  if (place === undefined) return undefined;
  const start = Math.max(0, character - (before.length - place.wordStart));
  const quote = /^["']/.exec(whole.slice(start, character))?.[0] ?? '';
  const word = wordAt(whole, character, start + quote.length);
  const steps = [...opened.steps, ...place.steps];
  if (place.expects === 'value') {
    return {
      kind: 'value',
      steps,
      word,
      isFlow: true,
      quote: quote === '"' || quote === "'" ? quote : '',
    };
  }
  const hasColon = /^["']?\s*:/.test(whole.slice(word.end));
  const { siblings } = place;
  return {
    kind: 'key',
    steps,
    siblings,
    word,
    hasColon,
    isItem: false,
    isFlow: true,
    column: start,
  };
};

/** Steps for what stands at a column of a line: its own dashes, then what is above. */
interface Setting {
  readonly steps: readonly Step[] | undefined;
  readonly ancestors: readonly Ancestor[];
  readonly isItem: boolean;
}

const settingOf = (lines: Lines, line: number, column: number): Setting => {
  const own = entriesOfLine(lines.text(line)).filter(
    (entry) => entry.kind === 'dash' && entry.column < column,
  );
  const outermost = own[0];
  const ancestors = outermost
    ? ancestorsOf(lines, line, outermost.column, 'dash')
    : ancestorsOf(lines, line, column, 'key');
  const above = stepsOf(lines, ancestors);
  const steps = above && [...above, ...own.map((): Step => ({ kind: 'item' }))];
  return { steps, ancestors, isItem: own.length > 0 };
};

const outerFlow = (
  lines: Lines,
  ancestors: readonly Ancestor[],
  position: Position,
): Context | undefined => {
  for (const [index, { entry, line }] of [...ancestors.entries()].toReversed()) {
    if (entry.kind === 'key' && opensFlow(entry.value)) {
      const steps = stepsOf(lines, ancestors.slice(index));
      const opened = { line, column: entry.valueColumn, steps: steps ?? [] };
      return flowContext(lines, opened, position) ?? nothing;
    }
  }
  return undefined;
};

const valueContext = (
  lines: Lines,
  key: KeyEntry,
  steps: readonly Step[],
  position: Position,
): Context => {
  const { line, character } = position;
  const text = lines.text(line);
  const siblings = siblingsOf(lines, line, key.column);
  const inside: readonly Step[] = [...steps, { kind: 'key', name: key.name, siblings }];
  if (opensBlock(key.value)) return nothing;
  const column = Math.min(key.valueColumn, character);
  if (opensFlow(key.value) && key.valueColumn < character) {
    return flowContext(lines, { line, column, steps: inside }, position) ?? nothing;
  }
  return scalarContext(text, character, column, inside);
};

const scalarContext = (
  text: string,
  character: number,
  column: number,
  steps: readonly Step[],
): Context => {
  const first = text[column];
  const quote = (first === '"' || first === "'") && column < character ? first : '';
  const start = column + quote.length;
  const rest = text.slice(start);
  const length =
    quote === '' ? rest.search(/\s+#|\s*$/) : rest.search(quote === '"' ? /"|$/ : /'|$/);
  const end = Math.max(character, start + length);
  if (quote !== '' && end < character) return nothing;
  return {
    kind: 'value',
    steps,
    quote,
    isFlow: false,
    word: { start, end, text: text.slice(start, end) },
  };
};

const itemText = (
  lines: Lines,
  column: number,
  steps: readonly Step[],
  position: Position,
): Context | undefined => {
  const text = lines.text(position.line);
  if (!opensFlow(text.slice(column)) || column >= position.character) return undefined;
  return flowContext(lines, { line: position.line, column, steps }, position) ?? nothing;
};

const keyContext = (
  lines: Lines,
  column: number,
  key: KeyEntry | undefined,
  { steps, isItem }: { readonly steps: readonly Step[]; readonly isItem: boolean },
  { line, character }: Position,
): Context => {
  const text = lines.text(line);
  const end = key ? key.end : Math.max(character, text.trimEnd().length);
  const quote = /^["']/.test(text.slice(column)) ? 1 : 0;
  const word = { start: column, end, text: text.slice(column + quote, end - (key ? quote : 0)) };
  const siblings = siblingsOf(lines, line, column);
  return {
    kind: 'key',
    steps,
    siblings,
    word,
    hasColon: key !== undefined,
    isItem,
    isFlow: false,
    column,
  };
};

/** The column where the last entry of the line begins, or would begin at the cursor. */
const columnAt = (text: string, character: number): number => {
  const last = entriesOfLine(text).at(-1);
  return last !== undefined && last.kind !== 'dash' && last.column <= character
    ? last.column
    : character;
};

const structuredContext = (lines: Lines, position: Position): Context => {
  const { line, character } = position;
  const text = lines.text(line);
  const column = columnAt(text, character);
  const setting = settingOf(lines, line, column);
  const flow = outerFlow(lines, setting.ancestors, position);
  if (flow) return flow;
  if (isInBlock(setting.ancestors) || setting.steps === undefined) return nothing;
  const place = { steps: setting.steps, isItem: setting.isItem };
  const last = entriesOfLine(text).at(-1);
  const key = last?.kind === 'key' && last.column === column ? last : undefined;
  if (key && character > key.end) return valueContext(lines, key, place.steps, position);
  return (
    itemText(lines, column, place.steps, position) ??
    keyContext(lines, column, key, place, position)
  );
};

/** A line within a text block: what is indented deeper than the key that opened it is text. */
const isTextBlock = (lines: Lines, { line, character }: Position): boolean => {
  const own = lines.text(line);
  const indent = own.trim() === '' ? blankIndent(lines, line, character) : own.search(/\S/);
  const ancestors = ancestorsOf(lines, line, indent, 'key');
  return isInBlock(ancestors) || opensItemBlock(lines, ancestors);
};

/** An empty line between two lines of a text belongs to it, wherever the cursor is. */
const blankIndent = (lines: Lines, line: number, character: number): number => {
  const next = (direction: 1 | -1): number => {
    for (let at = line + direction; at >= lines.first && at <= lines.last; at += direction) {
      if (lines.text(at).trim() !== '') return lines.text(at).search(/\S/);
    }
    return 0;
  };
  return Math.max(character, Math.min(next(-1), next(1)));
};

const opensItemBlock = (lines: Lines, ancestors: readonly Ancestor[]): boolean => {
  const [nearest] = ancestors;
  if (nearest?.entry.kind !== 'dash') return false;
  const last = entriesOfLine(lines.text(nearest.line)).at(-1);
  return last?.kind === 'text' && opensBlock(last.value);
};

const headerAt = (
  source: SourceText,
  region: Region,
  lines: Lines,
  position: Position,
): Context | undefined => {
  if (position.line !== lines.first || region.kind === 'network-config') return undefined;
  const text = lineAt(source, position.line);
  const isHeader = text.startsWith('#') || (text.trim() === '' && region.kind !== 'cloud-config');
  return isHeader ? { kind: 'header', word: { start: 0, end: text.length, text } } : undefined;
};

/** Nobody types in such a line: it is data that was pasted. */
const longestLine = 100_000;

/**
 * What can stand at a place, told from the lines round it alone, never from a parse: so it holds in the
 * middle of typing and with any mistake elsewhere.
 */
export const contextAt = (source: SourceText, region: Region, position: Position): Context => {
  const lines = linesOf(source, region);
  const text = lines.text(position.line);
  if (text.length > longestLine) return nothing;
  const header = headerAt(source, region, lines, position);
  if (header) return header;
  const jinja = region.jinja ? jinjaAt(text, position.character) : undefined;
  if (jinja) return jinja;
  if (isTextBlock(lines, position)) return nothing;
  const comment = commentColumn(text);
  if (comment !== undefined && position.character > comment) return nothing;
  return structuredContext(lines, position);
};
