import type { Fetched, Source } from './source.ts';

/** A source that remembers what it was asked and what came. */
export interface RecordingSource extends Source {
  /** Path → answer, in the order in which they were first asked for. */
  readonly documents: ReadonlyMap<string, Fetched>;
}

/** A source with a memory: a path is asked for once, however often it is wanted. */
export const recordingSource = (
  source: Source,
  onDocument: (path: string) => void = () => {},
): RecordingSource => {
  const documents = new Map<string, Fetched>();
  return {
    id: source.id,
    label: source.label,
    documents,
    fetch: async (path, signal) => {
      const known = documents.get(path);
      if (known !== undefined) return known;
      const fetched = await source.fetch(path, signal);
      documents.set(path, fetched);
      onDocument(path);
      return fetched;
    },
  };
};
