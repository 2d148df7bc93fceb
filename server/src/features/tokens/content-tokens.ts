import type { MapNode, ScalarNode, YamlNode } from '../../documents/yaml/node.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';
import { type ContentLanguage, contentLanguage } from './content-language.ts';
import { lineTokens } from './line-tokens.ts';
import type { Token } from './token.ts';

const valueUnder = ({ entries }: MapNode, name: string): YamlNode | undefined =>
  entries.find(({ key }) => key.kind === 'scalar' && key.text === name)?.value;

const textOf = (node: YamlNode | undefined): string => (node?.kind === 'scalar' ? node.text : '');

const tokensOfText = (
  text: string,
  node: ScalarNode,
  language: ContentLanguage,
): readonly Token[] => {
  const tokens: Token[] = [];
  const bodyStart = text.indexOf('\n', node.start) + 1;
  for (let at = bodyStart; at > 0 && at < node.end; ) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    const from = at;
    const ofLine = lineTokens(text.slice(from, Math.min(end, node.end)), language);
    tokens.push(
      ...ofLine.map((token) => ({ ...token, start: token.start + from, end: token.end + from })),
    );
    at = end + 1;
  }
  return tokens;
};

/** A first line `#!` says the language itself, and the grammar goes by it. */
const saysItself = ({ text }: ScalarNode): boolean => text.startsWith('#!');

const tokensOfFile = (text: string, file: YamlNode): readonly Token[] => {
  if (file.kind !== 'map') return [];
  const content = valueUnder(file, 'content');
  const isBlock =
    content?.kind === 'scalar' && (content.style === 'literal' || content.style === 'folded');
  const encoding = textOf(valueUnder(file, 'encoding'));
  const language = contentLanguage(textOf(valueUnder(file, 'path')));
  if (!isBlock || language === undefined || saysItself(content)) return [];
  return encoding === '' || encoding === 'text/plain' ? tokensOfText(text, content, language) : [];
};

/** What stands in the files that a block writes, as far as their paths say the language. */
export const contentTokens = ({ text, reading: { node } }: DocumentBlock): readonly Token[] => {
  if (node?.kind !== 'map') return [];
  const files = valueUnder(node, 'write_files');
  return files?.kind === 'list' ? files.items.flatMap((file) => tokensOfFile(text, file)) : [];
};
