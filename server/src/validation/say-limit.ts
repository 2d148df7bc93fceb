import type { ListShape, TextShape } from '../knowledge/shape.ts';
import { code, shapeWords } from '../knowledge/words.ts';
import type { ProblemCode } from '../problem.ts';
import type { Failure, Keyword } from './finding.ts';
import { nameOf, type Said, spotOfValue } from './said.ts';
import { valueWords } from './value-words.ts';

/** Anything, so long as it is on one line. */
const onOneLine = '^.*$';

const formatWords = ({ path, node }: Failure, shape: TextShape): string => {
  const [example] = shape.examples ?? [];
  if (shape.pattern === onOneLine) return `${nameOf(path)} must be on one line.`;
  const wanted =
    example === undefined ? `match ${code(shape.pattern ?? '')}` : `look like ${code(example)}`;
  return `${nameOf(path)} must ${wanted}, but this is ${valueWords(node)}.`;
};

const textWords = (found: Failure, shape: TextShape): string =>
  found.keyword === 'maxLength'
    ? `${nameOf(found.path)} can have ${shape.maxLength ?? 0} characters at most.`
    : formatWords(found, shape);

const listWords = ({ keyword, path }: Failure, shape: ListShape): string => {
  if (keyword === 'uniqueItems') return `${nameOf(path)} holds the same item twice.`;
  const isMin = keyword === 'minItems';
  const count = (isMin ? shape.minItems : shape.maxItems) ?? 0;
  const items = count === 1 ? 'item' : 'items';
  return `${nameOf(path)} must have at ${isMin ? 'least' : 'most'} ${count} ${items}.`;
};

const limitWords = (found: Failure): string => {
  const { shape, node, path } = found;
  if (shape.kind === 'text') return textWords(found, shape);
  if (shape.kind === 'list') return listWords(found, shape);
  if (shape.kind === 'map') return `${nameOf(path)} must have at least ${shape.minKeys ?? 0} key.`;
  return `${nameOf(path)} must be ${shapeWords(shape)}, but this is ${valueWords(node)}.`;
};

const limitCodes: Readonly<Partial<Record<Keyword, ProblemCode>>> = {
  pattern: 'wrong-format',
  format: 'wrong-format',
  maxLength: 'wrong-format',
  minimum: 'out-of-range',
  maximum: 'out-of-range',
  minItems: 'wrong-size',
  maxItems: 'wrong-size',
  minProperties: 'wrong-size',
  uniqueItems: 'repeated-item',
};

/** Says that a value is too long, too small, or does not look right. */
export const beyondLimit = (found: Failure, text: string): Said => ({
  code: limitCodes[found.keyword] ?? 'wrong-value',
  message: limitWords(found),
  spot: spotOfValue(found, text),
});
