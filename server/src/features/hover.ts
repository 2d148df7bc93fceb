import type { Hover } from 'vscode-languageserver-types';
import type { Context, KeyContext, Word } from '../documents/context/context.ts';
import { contextAt, templateHeaderAt } from '../documents/context/context-at.ts';
import { unquoted } from '../documents/context/line-shape.ts';
import { mimeAt } from '../documents/context/mime-at.ts';
import { type Embedded, embeddedAt, outerPosition } from '../documents/embedded.ts';
import { type OpenDocument, regionAt } from '../documents/open-document.ts';
import { isOfCloudInit, type Region } from '../documents/regions.ts';
import type { Position } from '../documents/source-text.ts';
import { type FileShapes, noFileShapes } from '../knowledge/file-shapes.ts';
import { meaningOfHeader } from '../knowledge/headers.ts';
import { type Siblings, type Step, shapeOfKeyAt } from '../knowledge/lookup.ts';
import { keyMarkdown } from '../knowledge/markdown.ts';
import type { Shape } from '../knowledge/shape.ts';
import type { Settings } from '../settings.ts';
import { writtenShapeOf } from '../validation/root-shape.ts';
import { aliasWords, anchorWords } from './hover/anchor-words.ts';
import { jinjaWords } from './hover/jinja-words.ts';
import { mimeWords } from './hover/mime-words.ts';
import { styleWords } from './hover/style-words.ts';
import { tagWords } from './hover/tag-words.ts';
import { type ScalarReading, valueWords } from './hover/value-words.ts';

/** The top-level key something is under; undefined where keys belong to no module. */
const topKeyOf = (
  region: Region | undefined,
  steps: readonly Step[],
  name: string,
): string | undefined => {
  if (region?.kind === 'other' || region?.kind === 'network-config') return undefined;
  if (region && !isOfCloudInit(region)) return undefined;
  const [first] = steps;
  return first?.kind === 'key' ? first.name : name;
};

/** Where something is to be explained. */
interface Place {
  readonly document: OpenDocument;
  readonly region: Region | undefined;
  /** Undefined where no keys are known. */
  readonly root: Shape | undefined;
  readonly settings: Settings;
}

/** Whether it is read as cloud-init reads YAML: the mock's files know no merge, and no `yes`. */
const isYaml11 = ({ region }: Place): boolean => region === undefined || isOfCloudInit(region);

const readingOf = (place: Place, isQuoted: boolean): ScalarReading => ({
  isQuoted,
  isYaml11: isYaml11(place),
});

/** An old spelling means what the new one says. */
const withMeaning = (shape: Shape, root: Shape, steps: readonly Step[]): Shape => {
  const use = shape.deprecated?.use;
  if (use === undefined || shape.summary !== '' || steps.length === 0) return shape;
  const summary = shapeOfKeyAt(root, steps, new Map(), use)?.summary;
  return summary === undefined ? shape : { ...shape, summary };
};

const wordsOfKey = (
  { region, settings }: Place,
  root: Shape,
  steps: readonly Step[],
  { name, siblings }: { readonly name: string; readonly siblings: Siblings },
): string | undefined => {
  const shape = shapeOfKeyAt(root, steps, siblings, name);
  const topKey = topKeyOf(region, steps, name);
  return (
    shape && keyMarkdown(name, withMeaning(shape, root, steps), topKey, settings.targetVersion)
  );
};

const keyWords = (place: Place, root: Shape, context: KeyContext): string | undefined => {
  const { steps, siblings, word } = context;
  if (context.isItem && !context.hasColon) {
    return valueWords(root, steps, unquoted(word.text), readingOf(place, /^["']/.test(word.text)));
  }
  const name = unquoted(word.text);
  if (name === '<<' && isYaml11(place))
    return 'Takes over the keys of another map. Keys that are written here win.';
  return wordsOfKey(place, root, steps, { name, siblings });
};

/** A value that says nothing by itself is explained by its key. */
const ownerWords = (place: Place, root: Shape, steps: readonly Step[]): string | undefined => {
  const last = steps.at(-1);
  return last?.kind === 'key' && isYaml11(place)
    ? wordsOfKey(place, root, steps.slice(0, -1), last)
    : undefined;
};

const structuredWords = (place: Place, context: Context): string | undefined => {
  const { root } = place;
  if (root === undefined) return undefined;
  if (context.kind === 'key') return keyWords(place, root, context);
  if (context.kind !== 'value') return undefined;
  const { steps, word, quote } = context;
  return (
    valueWords(root, steps, word.text, readingOf(place, quote !== '')) ??
    ownerWords(place, root, steps)
  );
};

const wordsAt = (place: Place, context: Context): string | undefined => {
  const { document } = place;
  switch (context.kind) {
    case 'header':
      return meaningOfHeader(context.word.text);
    case 'jinja':
      return jinjaWords(context);
    case 'alias':
      return aliasWords(document, context.word.text.slice(1));
    case 'anchor':
      return anchorWords(document, context.word.text.slice(1));
    case 'tag':
      return place.region && isOfCloudInit(place.region) ? tagWords(context.word.text) : undefined;
    case 'style':
      return styleWords(context.word.text);
    case 'key':
    case 'value':
      return structuredWords(place, context);
    case 'nothing':
      return undefined;
  }
};

const isOnWord = ({ start, end }: Word, character: number): boolean =>
  start <= character && character <= end && end > start;

const hover = (
  value: string | undefined,
  { start, end }: Word,
  { line }: Position,
): Hover | undefined =>
  value === undefined
    ? undefined
    : {
        contents: { kind: 'markdown', value },
        range: { start: { line, character: start }, end: { line, character: end } },
      };

/** What is said of an embedded document, at its place in the outer one. */
const movedHover = ({ contents, range }: Hover, embedded: Embedded): Hover =>
  range === undefined
    ? { contents }
    : {
        contents,
        range: {
          start: outerPosition(range.start, embedded),
          end: outerPosition(range.end, embedded),
        },
      };

/** What there is to say about the word at a position; undefined if nothing. */
export const hoverAt = (
  document: OpenDocument,
  position: Position,
  settings: Settings,
  shapeOfFile: FileShapes = noFileShapes,
): Hover | undefined => {
  const inner = embeddedAt(document, position);
  if (inner) {
    const found = hoverAt(inner.document, inner.position, settings);
    return found && movedHover(found, inner);
  }
  const mime = mimeAt(document.source, position);
  if (mime)
    return isOnWord(mime.word, position.character)
      ? hover(mimeWords(mime), mime.word, position)
      : undefined;
  const region = regionAt(document, position);
  if (region?.kind === 'unread') return undefined;
  const context = region
    ? contextAt(document.source, region, position)
    : templateHeaderAt(document.source, position);
  if (context === undefined) return undefined;
  if (context.kind === 'nothing' || !isOnWord(context.word, position.character)) return undefined;
  const root = region && writtenShapeOf(document, region, shapeOfFile);
  return hover(wordsAt({ document, region, root, settings }, context), context.word, position);
};
