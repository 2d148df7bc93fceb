import type { CodeLens } from 'vscode-languageserver-types';
import type { OpenDocument } from '../documents/open-document.ts';
import { expectationOf } from '../documents/regions.ts';
import type { SourceText } from '../documents/source-text.ts';
import { sizeWords } from './code-lens/size-words.ts';

const isVendorData = (uri: string): boolean =>
  /^vendor[-_]?data/i.test(uri.slice(uri.lastIndexOf('/') + 1));

/** Whether it is what one hands to the cloud with an instance. */
const isUserData = ({ source, regions }: OpenDocument): boolean => {
  if (source.text.trim() === '' || isVendorData(source.uri)) return false;
  const expectation = expectationOf(source.languageId, source.uri);
  const isOpen = expectation === 'nothing' || expectation === 'config-file';
  const isFound = isOpen && regions.some(({ kind }) => kind === 'cloud-config');
  return expectation === 'user-data' || isFound;
};

const kept = new WeakMap<SourceText, string>();

const wordsOf = (source: SourceText): string => {
  const words = kept.get(source) ?? sizeWords(source.text);
  kept.set(source, words);
  return words;
};

/** Above user-data, how much of what clouds take it uses up. */
export const codeLenses = (document: OpenDocument): readonly CodeLens[] => {
  if (!isUserData(document)) return [];
  const start = { line: 0, character: 0 };
  // A command without an id is shown as text.
  return [
    { range: { start, end: start }, command: { title: wordsOf(document.source), command: '' } },
  ];
};
