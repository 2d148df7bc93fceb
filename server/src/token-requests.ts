import type {
  Connection,
  SemanticTokens,
  SemanticTokensDelta,
  TextDocuments,
} from 'vscode-languageserver';
import type { SourceText } from './documents/source-text.ts';
import type { EditorFeatures } from './editor-features.ts';
import { editsBetween } from './features/semantic-tokens.ts';

interface SentTokens {
  readonly resultId: string;
  readonly data: readonly number[];
}

/**
 * Answers requests for semantic tokens: all, those of a range, or what changed since the last answer, which is kept
 * until the document is closed.
 */
export const answerTokenRequests = (
  connection: Connection,
  documents: TextDocuments<SourceText>,
  service: () => EditorFeatures,
): void => {
  const sent = new Map<string, SentTokens>();
  let count = 0;
  const send = (source: SourceText): SentTokens => {
    count += 1;
    const tokens = { resultId: `${count}`, data: service().semanticTokens(source) };
    sent.set(source.uri, tokens);
    return tokens;
  };
  const whole = ({ resultId, data }: SentTokens): SemanticTokens => ({ resultId, data: [...data] });
  const sourceOf = (uri: string): SourceText | undefined => documents.get(uri);
  const { semanticTokens } = connection.languages;
  semanticTokens.on(({ textDocument: { uri } }) => {
    const source = sourceOf(uri);
    return source ? whole(send(source)) : { data: [] };
  });
  semanticTokens.onDelta(
    ({ textDocument: { uri }, previousResultId }): SemanticTokens | SemanticTokensDelta => {
      const source = sourceOf(uri);
      if (source === undefined) return { data: [] };
      const before = sent.get(uri);
      const after = send(source);
      return before?.resultId === previousResultId
        ? { resultId: after.resultId, edits: [...editsBetween(before.data, after.data)] }
        : whole(after);
    },
  );
  semanticTokens.onRange(({ textDocument: { uri }, range }) => {
    const source = sourceOf(uri);
    return { data: source ? [...service().semanticTokens(source, range)] : [] };
  });
  documents.onDidClose(({ document: { uri } }) => {
    sent.delete(uri);
  });
};
