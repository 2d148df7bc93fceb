import type { OpenDocument } from '../../documents/open-document.ts';
import { placedBlocks } from '../../documents/placed-blocks.ts';
import { code } from '../../knowledge/words.ts';

const mostLines = 12;

/** Lines as they stand, without the indentation they share. */
const shortened = (text: string): string => {
  const lines = text.trimEnd().split(/\r?\n/);
  const rest = lines.slice(1).filter((line) => line.trim() !== '');
  const indent = Math.min(...rest.map((line) => line.search(/\S/)), 80);
  const shown = lines
    .slice(0, mostLines)
    .map((line, index) => (index === 0 ? line : line.slice(indent)));
  return [...shown, ...(lines.length > mostLines ? ['…'] : [])].join('\n');
};

const fenced = (text: string): string => {
  const ticks = text.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...ticks.map(({ length }) => length + 1)));
  return `${fence}yaml\n${text}\n${fence}`;
};

/** What an alias stands for, shortened; undefined if nothing has that name. */
export const aliasWords = (document: OpenDocument, name: string): string | undefined => {
  for (const { block, offset } of placedBlocks(document)) {
    const node = block.reading.anchored.find(({ anchor }) => anchor === name);
    if (node === undefined) continue;
    // Of a template the text itself is shown, not what was read in its place.
    const whole = document.source.text.slice(offset + node.start, offset + node.end);
    const text = whole.replace(/^(?:[&!]\S+\s+)+/, '');
    return `${code(`*${name}`)} stands for\n\n${fenced(shortened(text))}`;
  }
  return undefined;
};

/** How often an anchor is used. */
export const anchorWords = (document: OpenDocument, name: string): string => {
  const uses = placedBlocks(document)
    .flatMap(({ block }) => block.reading.aliases)
    .filter((alias) => alias.name === name).length;
  const times = uses === 1 ? 'once' : `${uses} times`;
  return `A name for what follows: ${code(`*${name}`)} stands for it. Used ${times}.`;
};
