import { type Position, positionAt, type SourceText, sourceText } from './source-text.ts';

/** A document written with its cursor, for tests. */
export interface CursorText {
  readonly source: SourceText;
  readonly position: Position;
}

const languages: Readonly<Record<string, string>> = {
  'network-config': 'cloud-init-network',
  'user-data.mime': 'cloud-init-mime',
};

const languageOf = (name: string): string => {
  const [, kind] = /\.(lab|scenario)\.ya?ml$/.exec(name) ?? [];
  return kind === undefined ? (languages[name] ?? 'cloud-config') : `openstack-${kind}`;
};

/** An open document of this name; `text` as it stands. */
export const documentNamed = (name: string, text: string): SourceText =>
  sourceText(`file:///${name}`, languageOf(name), 1, text);

/** `pack|ages` as a document with its cursor; `¦` where the document has a `|` of its own. */
export const cursorText = (marked: string, name = 'user-data'): CursorText => {
  const mark = marked.includes('¦') ? '¦' : '|';
  const offset = marked.indexOf(mark);
  if (offset < 0) throw new Error(`No cursor in ${JSON.stringify(marked)}`);
  const source = documentNamed(name, marked.slice(0, offset) + marked.slice(offset + 1));
  return { source, position: positionAt(source, offset) };
};
