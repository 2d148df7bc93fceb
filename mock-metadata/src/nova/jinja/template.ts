import type { PythonValue } from '../python/json.ts';
import { type Expression, expression, type Scope } from './expression.ts';
import { isList, printed, TemplateError, truthy } from './value.ts';

export { TemplateError } from './value.ts';

/**
 * Renders a Jinja template as Nova does its network template: trim_blocks on, one final newline
 * dropped, no autoescape. Knows `if`, `for`, `set`, comments and expressions; throws TemplateError
 * for what it or Jinja would refuse.
 */
export const renderedTemplate = (
  text: string,
  values: ReadonlyMap<string, PythonValue>,
): string => {
  const pieces: Pieces = { all: piecesOf(text.replace(/\r?\n$/, '')), at: 0 };
  const body = block(pieces, []);
  return body(new Map(values)).join('');
};

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'tag'; readonly word: string; readonly rest: string };

interface Pieces {
  readonly all: readonly Piece[];
  at: number;
}

type MutableScope = Map<string, ReturnType<Expression>>;
type Render = (scope: MutableScope) => readonly string[];

// Each ends with its own sign only: a comment can hold tags.
const markup = new RegExp(
  ['{}', '%%', '##']
    .map(([open, close]) => `\\{([${open}])(-?)\\s*([\\s\\S]*?)\\s*(-?)[${close}]\\}`)
    .join('|'),
  'g',
);

/** Cuts a template into texts, prints and tags; a minus sign eats the blanks beside it. */
const piecesOf = (template: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let end = 0;
  let eatsBlanks = false;
  for (const match of template.matchAll(markup)) {
    const [all = '', kind = '', eatsBefore, inside = '', eatsAfter] = match.filter(
      (group) => group !== undefined,
    );
    const before = template.slice(end, match.index);
    pieces.push(textPiece(before, eatsBlanks, eatsBefore === '-'));
    end = match.index + all.length;
    // trim_blocks: the first newline after a tag is no part of the output.
    if (kind !== '{' && template[end] === '\n') end++;
    eatsBlanks = eatsAfter === '-';
    if (kind === '{') pieces.push({ kind: 'print', text: inside });
    if (kind === '%') pieces.push(tag(inside));
  }
  pieces.push(textPiece(template.slice(end), eatsBlanks, false));
  return pieces;
};

const textPiece = (text: string, atStart: boolean, atEnd: boolean): Piece => {
  const cut = atStart ? text.trimStart() : text;
  return { kind: 'text', text: atEnd ? cut.trimEnd() : cut };
};

const tag = (inside: string): Piece => {
  const [, word = '', rest = ''] = /^(\w*)\s*([\s\S]*)$/.exec(inside) ?? [];
  return { kind: 'tag', word, rest };
};

/** Everything up to one of the tags that end it, which is left for the caller. */
const block = (pieces: Pieces, ends: readonly string[]): Render => {
  const parts: Render[] = [];
  for (;;) {
    const piece = pieces.all[pieces.at];
    if (piece === undefined) {
      if (ends.length === 0) return together(parts);
      throw new TemplateError('TemplateSyntaxError', `${ends.join(' or ')} is missing`);
    }
    if (piece.kind === 'tag' && ends.includes(piece.word)) return together(parts);
    pieces.at++;
    parts.push(part(piece, pieces));
  }
};

const together =
  (parts: readonly Render[]): Render =>
  (scope) =>
    parts.flatMap((render) => render(scope));

const part = (piece: Piece, pieces: Pieces): Render => {
  if (piece.kind === 'text') return () => [piece.text];
  if (piece.kind === 'print') {
    const value = expression(piece.text);
    return (scope) => [printed(value(scope))];
  }
  switch (piece.word) {
    case 'if':
      return condition(piece.rest, pieces);
    case 'for':
      return loop(piece.rest, pieces);
    case 'set':
      return assignment(piece.rest);
    default:
      throw new TemplateError('TemplateSyntaxError', `unknown tag "${piece.word}"`);
  }
};

const nextTag = (pieces: Pieces): { word: string; rest: string } => {
  const piece = pieces.all[pieces.at++];
  return piece?.kind === 'tag' ? piece : { word: '', rest: '' };
};

const condition = (text: string, pieces: Pieces): Render => {
  const test = expression(text);
  const then = block(pieces, ['elif', 'else', 'endif']);
  const { word, rest } = nextTag(pieces);
  const otherwise = otherwiseOf(word, rest, pieces);
  return (scope) => (truthy(test(scope)) ? then(scope) : otherwise(scope));
};

const otherwiseOf = (word: string, rest: string, pieces: Pieces): Render => {
  if (word === 'elif') return condition(rest, pieces);
  if (word !== 'else') return () => [];
  const body = block(pieces, ['endif']);
  pieces.at++;
  return body;
};

const loop = (text: string, pieces: Pieces): Render => {
  const { variable, values, wanted } = loopHead(text);
  const body = block(pieces, ['else', 'endfor']);
  const empty = nextTag(pieces).word === 'else' ? block(pieces, ['endfor']) : undefined;
  if (empty !== undefined) pieces.at++;
  return (scope) => {
    const items = itemsOf(values, scope).filter(
      (item) => wanted === undefined || truthy(wanted(new Map([...scope, [variable, item]]))),
    );
    if (items.length === 0) return empty?.(scope) ?? [];
    return items.flatMap((item, index) =>
      body(new Map([...scope, [variable, item], ['loop', place(index, items.length)]])),
    );
  };
};

interface LoopHead {
  readonly variable: string;
  readonly values: Expression;
  /** What stands after `if`: the items to loop over. */
  readonly wanted: Expression | undefined;
}

const loopHead = (text: string): LoopHead => {
  const [, variable, source, filter] =
    /^(\w+)\s+in\s+([\s\S]+?)(?:\s+if\s+([\s\S]+))?$/.exec(text) ?? [];
  if (variable === undefined || source === undefined) {
    throw new TemplateError('TemplateSyntaxError', `cannot read "for ${text}"`);
  }
  const wanted = filter === undefined ? undefined : expression(filter);
  return { variable, values: expression(source), wanted };
};

const itemsOf = (values: Expression, scope: Scope): readonly PythonValue[] => {
  const value = values(scope);
  if (value === undefined) return [];
  if (isList(value)) return value;
  throw new TemplateError('TypeError', `cannot loop over ${printed(value)}`);
};

const place = (index: number, length: number): PythonValue =>
  new Map<string, PythonValue>([
    ['index', BigInt(index + 1)],
    ['index0', BigInt(index)],
    ['first', index === 0],
    ['last', index === length - 1],
    ['length', BigInt(length)],
  ]);

const assignment = (text: string): Render => {
  const [, variable, source] = /^(\w+)\s*=(?!=)\s*([\s\S]+)$/.exec(text) ?? [];
  if (variable === undefined || source === undefined) {
    throw new TemplateError('TemplateSyntaxError', `cannot read "set ${text}"`);
  }
  const value = expression(source);
  return (scope) => {
    scope.set(variable, value(scope));
    return [];
  };
};
