import { childrenOf } from './metadata-tree.ts';
import type { Source } from './source.ts';

/** More leaves than any metadata service has: about 400 with every version of both trees. */
const mostDocuments = 10_000;
const atOnce = 4;

/**
 * Fetches every document below some paths of a source, a few at once. Rejects with a SourceError as
 * soon as one cannot be had; gives false where there were more than anybody could want.
 */
export const walkTree = async (
  source: Source,
  roots: readonly string[],
  signal?: AbortSignal,
): Promise<boolean> => {
  const waiting = [...roots.map((path) => ({ path, isLeaf: false }))];
  let count = 0;
  const visit = async ({ path, isLeaf }: (typeof waiting)[number]): Promise<void> => {
    if (isLeaf) {
      await source.fetch(path, signal);
      return;
    }
    for (const child of await childrenOf(source, path, signal)) {
      if (child.note === undefined)
        waiting.push({ path: child.path, isLeaf: child.kind === 'leaf' });
    }
  };
  while (waiting.length > 0) {
    const next = waiting.splice(0, atOnce);
    count += next.length;
    if (count > mostDocuments) return false;
    await Promise.all(next.map(visit));
  }
  return true;
};
