import type { Step } from '../../knowledge/lookup.ts';

interface Segment {
  readonly name: string;
  readonly index: number | undefined;
}

const segmentOf = (step: Step): Segment =>
  step.kind === 'key' ? { name: step.name, index: undefined } : { name: '*', index: step.index };

const fits = ({ name, index }: Segment, part: string): boolean => {
  if (part === '<>') return name !== '*';
  return part === name || (index !== undefined && part === String(index));
};

/**
 * Whether a way leads to a place such as `groups.<>.*`: `*` is an item, a number the item of that place, `<>` a
 * key that the author makes up. `network` at the top is passed over. The result are those keys; undefined if not.
 */
export const madeUpKeysAt = (
  steps: readonly Step[],
  path: string,
): readonly string[] | undefined => {
  const all = steps.map(segmentOf);
  const segments = all[0]?.name === 'network' ? all.slice(1) : all;
  const parts = path.split('.');
  const isThere =
    parts.length === segments.length &&
    segments.every((segment, index) => fits(segment, parts[index] ?? ''));
  if (!isThere) return undefined;
  return segments.flatMap(({ name }, index) => (parts[index] === '<>' ? [name] : []));
};
