import { isMasked } from '../documents/jinja-mask.ts';
import type { YamlNode } from '../documents/yaml/node.ts';
import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { formsOf } from '../knowledge/kinds.ts';
import type { Shape } from '../knowledge/shape.ts';
import { code, listed, shapeWords, yamlOf } from '../knowledge/words.ts';
import type { Failure } from './finding.ts';
import { nameOf, type Said, spotOfValue, withoutAnchor } from './said.ts';
import { surprise, unquotedWord, valueWords } from './value-words.ts';

const isOneLineMap = (node: YamlNode, text: string): boolean =>
  node.kind === 'map' &&
  !node.flow &&
  node.entries.length === 1 &&
  node.entries[0]?.value.kind === 'scalar' &&
  !text.slice(node.start, node.end).includes('\n');

const quoted = (text: string): string =>
  text.includes("'") || text.includes('\\') ? JSON.stringify(text) : `'${text}'`;

/** `- echo note: done` is a map to YAML. */
const colonInText = (found: Failure, text: string): Said | undefined => {
  const { node, shape, spot, borrowed } = found;
  const isText = formsOf(shape).some(({ kind }) => kind === 'text');
  if (borrowed || !isText || !isOneLineMap(node, text)) return undefined;
  const whole = text.slice(spot.start, spot.end).trimEnd();
  const message =
    'The colon makes a map of this where a string is meant. Put the whole string in quotes';
  const said = { code: 'colon-in-text', spot: spotOfValue(found, text) } as const;
  // What stands in the place of a template's expressions is not for eyes.
  if (isMasked(whole)) return { ...said, message: `${message}.` };
  return { ...said, message: `${message}: ${code(quoted(whole))}`, instead: [quoted(whole)] };
};

/** Whether a word would fit if it were text. */
const fitsAsText = (shape: Shape, word: string): boolean =>
  formsOf(shape).some(
    (form) =>
      form.kind === 'text' ||
      (form.kind === 'choice' && form.values.some(({ value }) => value === word)),
  );

const unquoted = (found: Failure): Said | undefined => {
  const written = unquotedWord(found.node);
  if (written === undefined || found.borrowed || !fitsAsText(found.shape, written)) {
    return undefined;
  }
  const read = surprise(found.node);
  const is =
    read === '' ? `this is ${valueWords(found.node)}` : `YAML reads ${code(written)} as ${read}`;
  const inQuotes = quoted(written);
  return {
    code: 'wrong-type',
    message: `${nameOf(found.path)} must be ${shapeWords(found.shape)}, but ${is}. Put it in quotes: ${code(inQuotes)}`,
    spot: found.spot,
    instead: [inQuotes],
  };
};

/** What stands here as the only item of a list, where a list of strings is meant. */
const asOnlyItem = ({ node, shape, spot, borrowed }: Failure, text: string): readonly string[] => {
  const isListOfText = formsOf(shape).some(
    (form) =>
      form.kind === 'list' &&
      formsOf(form.items).some(({ kind }) => kind === 'text' || kind === 'anything'),
  );
  if (borrowed || !isListOfText || node.kind !== 'scalar' || node.type !== 'text') return [];
  const written = text.slice(spot.start, spot.end).trimEnd();
  if (written.includes('\n') || node.style === 'literal' || node.style === 'folded') return [];
  const isPlain = node.style === 'plain' && /[,[\]{}]/.test(written);
  return [`[${isPlain ? quoted(written) : written}]`];
};

/** Says that a value has the wrong type. */
export const wrongType = (failure: Failure, text: string): Said => {
  const found = withoutAnchor(failure, text);
  const what = found.path.length === 0 ? 'The document' : nameOf(found.path);
  const is = valueWords(found.node);
  const plain: Said = {
    code: 'wrong-type',
    message: `${what} must be ${shapeWords(found.shape)}, but this is ${is}.`,
    spot: spotOfValue(found, text),
    instead: asOnlyItem(found, text),
  };
  return colonInText(found, text) ?? unquoted(found) ?? plain;
};

const textValues = (shape: Shape): readonly string[] =>
  formsOf(shape)
    .flatMap((form) => (form.kind === 'choice' ? form.values : []))
    .map(({ value }) => yamlOf(value));

/** Of more than these nobody reads the list. */
const mostListed = 12;

/** Says that a value is not among the possible ones. */
export const wrongValue = (failure: Failure, text: string): Said => {
  const found = withoutAnchor(failure, text);
  const instead =
    found.node.kind === 'scalar' ? likelyMeant(found.node.text, textValues(found.shape)) : [];
  const is = valueWords(found.node);
  const what = nameOf(found.path);
  const meant = instead.length > 0 ? ` Did you mean ${listed(instead.map(code), 'or')}?` : '';
  const isShort = textValues(found.shape).length <= mostListed;
  return {
    code: 'wrong-value',
    message: isShort
      ? `${what} must be ${shapeWords(found.shape)}, but this is ${is}.${meant}`
      : `${what} must be one of ${textValues(found.shape).length} words that cloud-init knows, but this is ${is}.${meant}`,
    spot: spotOfValue(found, text),
    instead,
  };
};
