import type { MapNode, YamlNode } from '../documents/yaml/node.ts';
import type { DocumentBlock } from '../documents/yaml-document.ts';
import { code } from '../knowledge/words.ts';
import { type Problem, problem } from '../problem.ts';
import { identityOf, isFromTemplate, pythonText } from './value.ts';

const mostProblems = 500;

const repetition = (key: YamlNode, offset: number): readonly Problem[] => {
  if (key.kind !== 'scalar') return [];
  const spot = { start: key.start + offset, end: key.end + offset };
  return [
    problem(
      'duplicate-key',
      `${code(pythonText(key))} stands here again. Only the last one counts, what is above is lost without a word.`,
      spot,
    ),
  ];
};

/** What keys are told apart by; undefined for one that may well stand twice. */
const idOf = (key: YamlNode): string | undefined =>
  key.kind === 'scalar' && !isFromTemplate(key) && key.text !== '<<' ? identityOf(key) : undefined;

/** Adds all but the first of equal keys: each takes the place of the one before. */
const addRepeated = (
  { entries }: MapNode,
  offset: number,
  seen: Set<string>,
  into: Problem[],
): void => {
  for (const { key } of entries) {
    const id = idOf(key);
    if (id === undefined) continue;
    if (seen.has(id) && into.length < mostProblems) into.push(...repetition(key, offset));
    seen.add(id);
  }
};

const addWithin = (node: YamlNode, into: Problem[]): void => {
  if (node.kind === 'list') for (const item of node.items) addWithin(item, into);
  if (node.kind !== 'map') return;
  if (node.entries.length > 1) addRepeated(node, 0, new Set(), into);
  for (const { value } of node.entries) addWithin(value, into);
};

/** Keys that stand twice inside of a block; its own key is not looked at. Places count in the block. */
export const duplicatesWithin = ({ reading: { node } }: DocumentBlock): readonly Problem[] => {
  const found: Problem[] = [];
  if (node?.kind === 'map') for (const { value } of node.entries) addWithin(value, found);
  return found;
};

/** Top-level keys that stand twice. Places count in the region. */
export const duplicatesAcross = (blocks: readonly DocumentBlock[]): readonly Problem[] => {
  const found: Problem[] = [];
  const seen = new Set<string>();
  for (const { reading, start } of blocks) {
    if (reading.node?.kind === 'map') addRepeated(reading.node, start, seen, found);
  }
  return found;
};
