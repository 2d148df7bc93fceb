import type { MapNode, YamlNode } from '../documents/yaml/node.ts';
import type { DocumentBlock } from '../documents/yaml-document.ts';
import { code } from '../knowledge/words.ts';
import { type Problem, problem } from '../problem.ts';
import { identityOf, isFromTemplate, pythonText } from './value.ts';

interface Seen {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const keysOf = (map: MapNode, offset: number): readonly (readonly [string, Seen])[] =>
  map.entries.flatMap(({ key }) =>
    key.kind === 'scalar' && !isFromTemplate(key) && key.text !== '<<'
      ? [
          [
            identityOf(key),
            { name: pythonText(key), start: key.start + offset, end: key.end + offset },
          ] as const,
        ]
      : [],
  );

const mostProblems = 500;

/** All but the first of equal keys: each takes the place of the one before. */
const repeated = (keys: readonly (readonly [string, Seen])[]): readonly Problem[] => {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const [id, spot] of keys) {
    if (seen.has(id) && problems.length < mostProblems) problems.push(repetition(spot));
    seen.add(id);
  }
  return problems;
};

const repetition = (spot: Seen): Problem =>
  problem(
    'duplicate-key',
    `${code(spot.name)} stands here again. Only the last one counts, what is above is lost without a word.`,
    spot,
  );

const within = (node: YamlNode): readonly Problem[] => {
  if (node.kind === 'list') return node.items.flatMap(within);
  if (node.kind !== 'map') return [];
  return [...repeated(keysOf(node, 0)), ...node.entries.flatMap(({ value }) => within(value))];
};

/** Keys that stand twice inside of a block; its own key is not looked at. Places count in the block. */
export const duplicatesWithin = ({ reading: { node } }: DocumentBlock): readonly Problem[] =>
  node?.kind === 'map' ? node.entries.flatMap(({ value }) => within(value)) : [];

/** Top-level keys that stand twice. Places count in the region. */
export const duplicatesAcross = (blocks: readonly DocumentBlock[]): readonly Problem[] =>
  repeated(
    blocks.flatMap(({ reading: { node }, start }) =>
      node?.kind === 'map' ? keysOf(node, start) : [],
    ),
  );
