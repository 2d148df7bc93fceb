import { lastAtMost } from '../documents/last-at-most.ts';
import type { Piece } from './jinja/output.ts';
import {
  type PrintedTemplate,
  printedTemplate,
  type TemplateTrouble,
  templateTrouble,
} from './jinja/template.ts';
import { templateVariables } from './template-variables.ts';

/** A template with its variables filled in, as cloud-init does it. */
export interface RenderedTemplate {
  readonly kind: 'rendered';
  /** What cloud-init goes on with; without the first line. */
  readonly text: string;
  /** The variables that were not there, each once: the text has a marker with their names. */
  readonly missing: readonly string[];
  /**
   * Where a stretch of the text comes from, as offsets in the template. What a tag printed is pointed at by the whole
   * tag; undefined where the stretch is out of several places that are not in the same order.
   */
  readonly origin: (start: number, end: number) => Origin | undefined;
}

export interface Origin {
  readonly start: number;
  readonly end: number;
}

/**
 * Why a template gives nothing. `no-template`: the first line says so, but cloud-init does not read it so.
 * `unknown-template`: it names a kind of template that cloud-init does not know. `empty`: nothing is printed.
 */
export interface FailedTemplate {
  readonly kind: 'failed';
  readonly reason:
    | TemplateTrouble['kind']
    | 'no-template'
    | 'unknown-template'
    | 'empty'
    | 'no-data';
  readonly message: string;
  /** Offset in the whole text. */
  readonly at: number;
}

const firstLine = /^##\s*template:(.*)$/i;

interface Body {
  /** With `\n` line ends, the last one cut off. */
  readonly source: string;
  /** The offset in the whole text of an offset in the source. */
  readonly offsetOf: (offset: number) => number;
  readonly endsWithNewline: boolean;
}

const failed = (reason: FailedTemplate['reason'], message: string, at = 0): FailedTemplate => ({
  kind: 'failed',
  reason,
  message,
  at,
});

/** How many `\r\n` became `\n` before an offset of the source. */
const offsets = (text: string, from: number): Body['offsetOf'] => {
  if (!text.includes('\r\n', from)) return (offset) => from + offset;
  const pairs: number[] = [];
  for (let at = text.indexOf('\r\n', from); at >= 0; at = text.indexOf('\r\n', at + 2)) {
    pairs.push(at - from - pairs.length);
  }
  return (offset) =>
    from + offset + lastAtMost(pairs.length, (index) => pairs[index], offset - 1) + 1;
};

const bodyOf = (text: string): Body | FailedTemplate => {
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  const kind = firstLine.exec(line.replace(/\r$/, ''))?.[1]?.trim().toLowerCase();
  if (kind === undefined || kind === 'basic') {
    return failed('no-template', 'The line that makes it a template must be the very first.');
  }
  if (kind !== 'jinja') return failed('unknown-template', `Unknown kind of template '${kind}'.`);
  const from = end < 0 ? text.length : end + 1;
  const rest = text.slice(from);
  const source = rest.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  return { source, offsetOf: offsets(text, from), endsWithNewline: rest.endsWith('\n') };
};

const marker = /CI_MISSING_JINJA_VAR\/(\S+)/g;

const missingIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(marker)].map(([, name = '']) => name.replace(/["'\],}]+$/, ''))),
];

interface PlacedPiece extends Piece {
  /** Where it begins in what was printed. */
  readonly printedAt: number;
}

const placedPieces = (pieces: readonly Piece[]): readonly PlacedPiece[] => {
  let printedAt = 0;
  return pieces.map((piece) => {
    const placed = { ...piece, printedAt };
    printedAt += piece.text.length;
    return placed;
  });
};

/** The piece a printed character is in. */
const pieceAt = (pieces: readonly PlacedPiece[], offset: number): PlacedPiece | undefined =>
  pieces[lastAtMost(pieces.length, (index) => pieces[index]?.printedAt, offset)];

const originIn = (
  { pieces }: PrintedTemplate,
  offsetOf: Body['offsetOf'],
): RenderedTemplate['origin'] => {
  const placed = placedPieces(pieces);
  return (start, end) => {
    const first = pieceAt(placed, start);
    const last = pieceAt(placed, Math.max(start, end - 1));
    if (first === undefined || last === undefined) return undefined;
    const from = first.isOwn ? first.start + (start - first.printedAt) : first.start;
    const to = last.isOwn ? last.start + (end - last.printedAt) : last.end;
    return to < from ? undefined : { start: offsetOf(from), end: offsetOf(to) };
  };
};

/** Whether a template can be read at all: undefined if it can. Places count in the whole text. */
export const unreadableTemplate = (text: string): FailedTemplate | undefined => {
  const body = bodyOf(text);
  if ('kind' in body) return body;
  const trouble = templateTrouble(body.source);
  return trouble && failed(trouble.kind, trouble.message, body.offsetOf(trouble.at));
};

/**
 * What cloud-init makes of a text that begins with `## template: jinja`, with the content of an instance-data.json;
 * undefined if there is none.
 */
export const renderedTemplate = (
  text: string,
  instanceData: unknown,
): RenderedTemplate | FailedTemplate => {
  const body = bodyOf(text);
  if ('kind' in body) return body;
  const variables = templateVariables(instanceData);
  if (variables === undefined) return failed('no-data', 'There is no instance data to fill in.');
  const printed = printedTemplate(body.source, variables);
  if ('kind' in printed) {
    return failed(printed.kind, printed.message, body.offsetOf(printed.at));
  }
  const rendered = body.endsWithNewline ? `${printed.text}\n` : printed.text;
  if (rendered === '') return failed('empty', 'The template prints nothing.');
  return {
    kind: 'rendered',
    text: rendered,
    missing: missingIn(rendered),
    origin: originIn(printed, body.offsetOf),
  };
};
