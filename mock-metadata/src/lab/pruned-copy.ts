import type { Path } from './source-text.ts';

/** A copy of a value from which wrong pieces are taken away, one round after the other. */
export interface PrunedCopy {
  value(): unknown;
  /** Takes away what stands at these paths: keys and list items go, an entry of a section keeps its name. */
  leaveOut(wrong: readonly { readonly code: string; readonly path: Path }[]): void;
  /** The path in the value as it was of a path in the copy as it is. */
  original(path: Path): Path;
}

type Steps = Record<string | number, unknown>;

const gone = Symbol('left out');

const sections = new Set(['networks', 'routers', 'security_groups', 'images', 'instances']);

const isContainer = (value: unknown): value is Steps => typeof value === 'object' && value !== null;

export const prunedCopy = (raw: unknown): PrunedCopy => {
  let root: unknown = structuredClone(raw);
  const positions = new WeakMap<object, readonly number[]>();

  const parentOf = (path: Path): unknown =>
    path.slice(0, -1).reduce<unknown>((at, step) => (isContainer(at) ? at[step] : undefined), root);

  /** Marks it and returns the list it was in, for the marked items to be taken out when all are known. */
  const marked = (path: Path): unknown[] | undefined => {
    const parent = parentOf(path);
    const step = path.at(-1);
    if (step === undefined) root = undefined;
    if (!isContainer(parent) || step === undefined) return undefined;
    if (Array.isArray(parent)) {
      parent[Number(step)] = gone;
      return parent;
    }
    const isEntry = path.length === 2 && sections.has(String(path[0])) && parent[step] !== null;
    if (isEntry) parent[step] = null;
    else delete parent[step];
    return undefined;
  };

  const sweep = (list: unknown[]) => {
    const before = positions.get(list) ?? list.map((_, at) => at);
    positions.set(
      list,
      before.filter((_, at) => list[at] !== gone),
    );
    list.splice(0, list.length, ...list.filter((item) => item !== gone));
  };

  const leaveOutOne = (code: string, path: Path): unknown[] | undefined => {
    if (code !== 'missing-key') return marked(path);
    if (path.length > 1) return marked(path.slice(0, -1));
    // At the top only `instances` can be missing: without any, the rest can still be looked at.
    if (isContainer(root)) root[String(path[0])] = {};
    return undefined;
  };

  return {
    value: () => root,
    leaveOut: (wrong) => {
      const lists = wrong.map(({ code, path }) => leaveOutOne(code, path));
      for (const list of new Set(lists)) if (list) sweep(list);
    },
    original: (path) => {
      let at: unknown = root;
      return path.map((step) => {
        const known = isContainer(at) ? positions.get(at) : undefined;
        at = isContainer(at) ? at[step] : undefined;
        return known?.[Number(step)] ?? step;
      });
    },
  };
};
