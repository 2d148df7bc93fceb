import type { MapNode, ScalarNode, YamlNode } from '../../documents/yaml/node.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';
import { type ContentLanguage, contentLanguage } from './content-language.ts';
import { lineTokens } from './line-tokens.ts';
import type { Token } from './token.ts';

const valueUnder = ({ entries }: MapNode, name: string): YamlNode | undefined =>
  entries.find(({ key }) => key.kind === 'scalar' && key.text === name)?.value;

const textOf = (node: YamlNode | undefined): string => (node?.kind === 'scalar' ? node.text : '');

/** Tokens of the lines below the header of a `|` or `>` text; places count from its start. */
const tokensOfText = (written: string, language: ContentLanguage): readonly Token[] => {
  const tokens: Token[] = [];
  for (let at = written.indexOf('\n') + 1; at > 0 && at < written.length; ) {
    const next = written.indexOf('\n', at);
    const end = next < 0 ? written.length : next;
    for (const token of lineTokens(written.slice(at, end), language))
      tokens.push({ ...token, start: token.start + at, end: token.end + at });
    at = end + 1;
  }
  return tokens;
};

type KnownTexts = Map<string, readonly Token[]>;

/** What was told of the last block: of many files a keystroke changes one. */
let known: KnownTexts = new Map();

/** A first line `#!` says the language itself, and the grammar goes by it. */
const saysItself = ({ text }: ScalarNode): boolean => text.startsWith('#!');

interface Content {
  readonly language: ContentLanguage;
  readonly start: number;
  readonly written: string;
}

const contentOf = (text: string, file: YamlNode): Content | undefined => {
  if (file.kind !== 'map') return undefined;
  const content = valueUnder(file, 'content');
  const isBlock =
    content?.kind === 'scalar' && (content.style === 'literal' || content.style === 'folded');
  const encoding = textOf(valueUnder(file, 'encoding'));
  const language = contentLanguage(textOf(valueUnder(file, 'path')));
  if (!isBlock || language === undefined || saysItself(content)) return undefined;
  if (encoding !== '' && encoding !== 'text/plain') return undefined;
  const { start, end } = content;
  return { language, start, written: text.slice(start, end) };
};

/** What stands in the files that a block writes, as far as their paths say the language. */
export const contentTokens = ({ text, reading: { node } }: DocumentBlock): readonly Token[] => {
  const files = node?.kind === 'map' ? valueUnder(node, 'write_files') : undefined;
  if (files?.kind !== 'list') return [];
  const told: KnownTexts = new Map();
  const tokens = files.items.flatMap((file) => {
    const content = contentOf(text, file);
    if (content === undefined) return [];
    const { language, start, written } = content;
    const id = `${language} ${written}`;
    const ofText = told.get(id) ?? known.get(id) ?? tokensOfText(written, language);
    told.set(id, ofText);
    return ofText.map((token) => ({
      ...token,
      start: token.start + start,
      end: token.end + start,
    }));
  });
  known = told;
  return tokens;
};
