import { hasStatements } from '../documents/jinja-mask.ts';
import type { ReadRegion } from '../documents/open-document.ts';
import type { Region } from '../documents/regions.ts';
import { noAnchors } from '../documents/yaml/anchors.ts';
import type { YamlReading } from '../documents/yaml/read.ts';
import type { DocumentBlock, YamlDocument } from '../documents/yaml-document.ts';
import { cloudConfig, networkConfig } from '../knowledge/index.ts';
import type { Shape } from '../knowledge/shape.ts';
import { type Problem, problem, shifted } from '../problem.ts';
import { duplicatesAcross, duplicatesWithin } from './duplicates.ts';
import { failureProblems } from './failure-problem.ts';
import type { Failure } from './finding.ts';
import { headerProblem } from './header-problem.ts';
import { explained } from './human.ts';
import { networkFormOf } from './network-version.ts';
import { noticeProblem } from './notice-problem.ts';
import { isOverlooked } from './official.ts';
import { type CheckedBlock, type CheckedRegion, checkedRegion } from './region-check.ts';
import { yamlProblem } from './yaml-problem.ts';

const pathId = ({ path }: Failure): string => JSON.stringify(path);

/** A value of the wrong type breaks other rules too; one word about it is enough. */
const withoutEchoes = <Found extends Failure>(failures: readonly Found[]): readonly Found[] => {
  const wrongTypes = new Set(failures.filter(({ keyword }) => keyword === 'type').map(pathId));
  return wrongTypes.size === 0
    ? failures
    : failures.filter((one) => one.keyword === 'type' || !wrongTypes.has(pathId(one)));
};

const overlooked = (found: Problem): Problem => ({
  ...found,
  code: 'overlooked-mistake',
  severity: 'warning',
  message: `${found.message} cloud-init's own check overlooks it.`,
});

/** A key that is only misspelt is not missing too. */
const withoutMisspelt = (problems: readonly (readonly [string, Problem])[]): readonly Problem[] => {
  const meant = new Set(
    problems
      .filter(([, { code }]) => code === 'unknown-key')
      .flatMap(([path, { instead = [] }]) => instead.map((key) => `${path} ${key}`)),
  );
  return problems
    .filter(([path, { code, instead = [] }]) => {
      const [only, more] = instead;
      return code !== 'missing-key' || more !== undefined || !meant.has(`${path} ${only ?? ''}`);
    })
    .map(([, found]) => found);
};

const withoutTwins = (problems: readonly Problem[]): readonly Problem[] => {
  const seen = new Set<string>();
  return problems.filter(({ code, start, end }) => {
    const id = `${code} ${start} ${end}`;
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
};

/** Each failure as a person should hear of it, with the word on whether cloud-init sees it. */
const problemsOfFailures = (failures: readonly Failure[], text: string): readonly Problem[] => {
  const heard = failures.flatMap((found) =>
    explained(found).map((one) => ({ ...one, isUnseen: isOverlooked(found) })),
  );
  const problems = withoutEchoes(heard).flatMap((one) =>
    failureProblems(one, text).map(
      (found) => [pathId(one), one.isUnseen ? overlooked(found) : found] as const,
    ),
  );
  return withoutTwins(withoutMisspelt(problems));
};

const isSystemKey = (found: Failure): boolean =>
  found.keyword === 'additionalProperties' && found.path.length === 0;

const tooLarge = (block: DocumentBlock): Problem =>
  problem('too-large', 'This is too large to be checked in full; the rest is not looked at.', {
    start: 0,
    end: block.text.search(/\r?\n|$/),
  });

const problemsOfBlock = (checked: CheckedBlock, region: Region): readonly Problem[] => {
  const { block, result, isLost } = checked;
  const isSystem = region.kind === 'system-config';
  const failures = isLost ? [] : (result?.failures ?? []);
  return [
    ...problemsOfFailures(
      failures.filter((found) => !(isSystem && isSystemKey(found))),
      block.text,
    ),
    ...(result?.notices ?? [])
      .map((found) => noticeProblem(found, block.text))
      .filter((found) => found !== undefined),
    ...(result?.complete === false ? [tooLarge(block)] : []),
  ];
};

const keptDuplicates = new WeakMap<YamlReading, readonly Problem[]>();

const duplicatesOf = (block: DocumentBlock): readonly Problem[] => {
  const known = keptDuplicates.get(block.reading);
  if (known) return known;
  const found = duplicatesWithin(block);
  keptDuplicates.set(block.reading, found);
  return found;
};

/** Problems of a block as mere YAML. */
const readingProblems = (block: DocumentBlock): readonly Problem[] => [
  ...block.errors.map(yamlProblem),
  ...duplicatesOf(block),
];

const rootProblem = (
  document: YamlDocument,
  { root, blocks }: CheckedRegion,
): readonly Problem[] => {
  if (root !== 'other' && root !== 'nothing') return [];
  const { kind } = document.region;
  const message =
    root === 'nothing'
      ? 'There is no key here yet: cloud-init takes such a file for an error.'
      : 'This must be keys with values, such as `hostname: web`.';
  if (root === 'nothing' && kind !== 'cloud-config') return [];
  const node = blocks[0]?.block.reading.node;
  const firstLine = { start: 0, end: Math.max(1, blocks[0]?.block.text.search(/\r?\n|$/) ?? 1) };
  const spot = node && node.end > node.start ? node : firstLine;
  return [problem('not-a-map', message, spot)];
};

const shapeOf = (document: YamlDocument): Shape => {
  if (document.region.kind !== 'network-config') return cloudConfig;
  const [block] = document.blocks;
  return networkConfig(networkFormOf(block?.reading.node, block?.anchors ?? noAnchors).version);
};

const isEmptyNetwork = (document: YamlDocument): boolean => {
  const [block] = document.blocks;
  return (
    document.region.kind === 'network-config' &&
    networkFormOf(block?.reading.node, block?.anchors ?? noAnchors).isEmpty
  );
};

const problemsOfYaml = (document: YamlDocument, text: string): readonly Problem[] => {
  const { region } = document;
  if (isEmptyNetwork(document)) return [];
  const checked = checkedRegion(document, shapeOf(document));
  const whole = text.slice(region.start, region.end);
  const isLoose = region.jinja && hasStatements(whole);
  const inBlocks = checked.blocks.flatMap((one) =>
    [...(isLoose ? [] : readingProblems(one.block)), ...problemsOfBlock(one, region)].map((found) =>
      shifted(found, one.block.start),
    ),
  );
  return [
    ...inBlocks,
    ...(isLoose ? [] : duplicatesAcross(document.blocks)),
    ...(isLoose ? [] : rootProblem(document, checked)),
  ].map((found) => shifted(found, region.start));
};

/** Everything that is wrong with a document, in the order of the text. */
export const problemsIn = (text: string, regions: readonly ReadRegion[]): readonly Problem[] =>
  regions
    .flatMap(({ region, yaml }) => {
      if (yaml) return problemsOfYaml(yaml, text);
      const part = text.slice(region.start, region.end);
      // An empty file is no mistake yet.
      if (region.kind !== 'unknown' || part.trim() === '') return [];
      const found = headerProblem(part);
      return [shifted(found, region.start)];
    })
    .toSorted((one, other) => one.start - other.start || one.end - other.end);
