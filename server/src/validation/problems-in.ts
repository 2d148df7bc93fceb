import { hasStatements } from '../documents/jinja-mask.ts';
import type { ReadRegion } from '../documents/open-document.ts';
import { mostCharacters, type Region } from '../documents/regions.ts';
import { noAnchors } from '../documents/yaml/anchors.ts';
import type { YamlReading } from '../documents/yaml/read.ts';
import type { DocumentBlock, YamlDocument } from '../documents/yaml-document.ts';
import { cloudConfig, networkConfig } from '../knowledge/index.ts';
import type { Shape } from '../knowledge/shape.ts';
import { type Problem, problem, shifted } from '../problem.ts';
import { type Settings, standardSettings } from '../settings.ts';
import { crashOf } from './crash.ts';
import { breakdown, crashProblem } from './crash-problem.ts';
import { duplicatesAcross, duplicatesWithin } from './duplicates.ts';
import { failureProblems } from './failure-problem.ts';
import type { Failure } from './finding.ts';
import { headerProblem } from './header-problem.ts';
import { explained } from './human.ts';
import { type NetworkForm, networkFormOf } from './network-version.ts';
import { noticeProblem, noticesFor } from './notice-problem.ts';
import { isOverlooked } from './official.ts';
import { partsProblems } from './parts-problem.ts';
import { type CheckedBlock, type CheckedRegion, checkedRegion } from './region-check.ts';
import { templateProblemsOf } from './template-problem.ts';
import { yamlProblem } from './yaml-problem.ts';

const pathId = ({ path }: Failure): string => JSON.stringify(path);

const outerId = ({ path }: Failure): string =>
  path.length === 0 ? '' : JSON.stringify(path.slice(0, -1));

/** A value of the wrong type breaks other rules too, and so does what is in it; one word about it is enough. */
const withoutEchoes = <Found extends Failure>(failures: readonly Found[]): readonly Found[] => {
  const wrongTypes = new Set(failures.filter(({ keyword }) => keyword === 'type').map(pathId));
  return wrongTypes.size === 0
    ? failures
    : failures.filter(
        (one) =>
          !wrongTypes.has(outerId(one)) && (one.keyword === 'type' || !wrongTypes.has(pathId(one))),
      );
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
const problemsOfFailures = (
  failures: readonly Failure[],
  text: string,
  settings: Settings,
): readonly Problem[] => {
  const heard = failures.flatMap((found) => {
    const isUnseen = isOverlooked(found);
    return explained(found).map((one) => ({ ...one, isUnseen }));
  });
  const problems: (readonly [string, Problem])[] = [];
  const places = new Set<number>();
  for (const one of withoutEchoes(heard)) {
    // What is beyond is not shown: what each key may mean is not looked for any more.
    if (places.size > 2 * mostProblems) break;
    for (const found of failureProblems(one, text, settings)) {
      problems.push([pathId(one), one.isUnseen ? overlooked(found) : found]);
      places.add(found.start);
    }
  }
  return withoutTwins(withoutMisspelt(problems));
};

const isSystemKey = (found: Failure): boolean =>
  found.keyword === 'additionalProperties' && found.path.length === 0;

/** Nobody reads more, and no editor likes them. */
export const mostProblems = 500;

const tooLarge = (block: DocumentBlock): Problem =>
  problem('too-large', 'This is too large to be checked in full; the rest is not looked at.', {
    start: 0,
    end: block.text.search(/\r?\n|$/),
  });

const unread = (text: string): Problem =>
  problem(
    'too-large',
    `This is too large to be checked: ${text.length} characters, where up to ${mostCharacters} are read. Nova takes 65535 at most.`,
    { start: 0, end: Math.min(200, text.search(/[\r\n]|$/)) },
  );

const tooMany = ({ start, end }: Problem): Problem =>
  problem('too-large', `There are more than ${mostProblems} problems; the rest is not shown.`, {
    start,
    end,
  });

const crashProblems = (checked: CheckedBlock): readonly Problem[] => {
  const result = checked.result();
  const crash = result && crashOf(result);
  return crash ? [crashProblem(crash, checked.block.text)] : [];
};

const problemsOfBlock = (
  checked: CheckedBlock,
  region: Region,
  settings: Settings,
): readonly Problem[] => {
  const { block, isLost } = checked;
  const result = checked.result();
  const isSystem = region.kind === 'system-config';
  // What could not be read as it was meant is not worth judging.
  const isMoot = isLost || block.errors.length > 0;
  const failures = isMoot ? [] : (result?.failures ?? []);
  return [
    ...problemsOfFailures(
      failures.filter((found) => !(isSystem && isSystemKey(found))).slice(0, mostProblems + 1),
      block.text,
      settings,
    ),
    ...noticesFor(result?.notices ?? [], settings)
      .filter(({ path: [top] }) => !(isSystem && top === 'system_info'))
      .map((found) => noticeProblem(found, block.text, settings))
      .filter((found) => found !== undefined),
    ...(isMoot ? [] : crashProblems(checked)),
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
  const block = blocks[0]?.block;
  const node = block?.reading.node;
  const firstLine = { start: 0, end: Math.max(1, block?.text.search(/\r?\n|$/) ?? 1) };
  const spot = node && node.end > node.start ? node : firstLine;
  return [shifted(problem('not-a-map', message, spot), block?.start ?? 0)];
};

const shapeOf = (document: YamlDocument): Shape => {
  if (document.region.kind !== 'network-config') return cloudConfig;
  const [block] = document.blocks;
  return networkConfig(networkFormOf(block?.reading.node, block?.anchors ?? noAnchors).version);
};

const networkForm = ({ region, blocks }: YamlDocument): NetworkForm | undefined => {
  const [block] = blocks;
  return region.kind === 'network-config'
    ? networkFormOf(block?.reading.node, block?.anchors ?? noAnchors)
    : undefined;
};

const noMapProblem = (form: NetworkForm | undefined): readonly Problem[] =>
  form?.noMap
    ? [breakdown('`network` holds no keys. Put the configuration below it.', form.noMap)]
    : [];

const problemsOfBlocks = (
  checked: CheckedRegion,
  region: Region,
  isLoose: boolean,
  settings: Settings,
): readonly Problem[] => {
  const found: Problem[] = [];
  for (const one of checked.blocks) {
    const ofReading = isLoose ? [] : readingProblems(one.block);
    const problems = [...ofReading, ...problemsOfBlock(one, region, settings)].slice(
      0,
      mostProblems + 1,
    );
    found.push(...problems.map((each) => shifted(each, one.block.start)));
    if (found.length > mostProblems) break;
  }
  return found;
};

const problemsOfYaml = (
  document: YamlDocument,
  text: string,
  settings: Settings,
): readonly Problem[] => {
  const { region } = document;
  const form = networkForm(document);
  if (form?.isEmpty) return [];
  const checked = checkedRegion(document, shapeOf(document));
  const isLoose = region.jinja && hasStatements(text.slice(region.start, region.end));
  return [
    ...problemsOfBlocks(checked, region, isLoose, settings),
    ...(isLoose ? [] : duplicatesAcross(document.blocks)),
    ...(isLoose ? [] : rootProblem(document, checked)),
    ...noMapProblem(form),
  ].map((found) => shifted(found, region.start));
};

const problemsOfRegion = (
  { region, yaml }: ReadRegion,
  text: string,
  settings: Settings,
): readonly Problem[] => {
  if (yaml) return problemsOfYaml(yaml, text, settings);
  if (region.kind === 'unread') return [unread(text)];
  const part = text.slice(region.start, region.end);
  // An empty file is no mistake yet.
  if (region.kind !== 'unknown' || part.trim() === '') return [];
  return [shifted(headerProblem(part), region.start)];
};

/** What is missing at the very end is pointed at by the last character. */
const within = (found: Problem, length: number): Problem =>
  found.end <= length
    ? found
    : { ...found, start: Math.min(found.start, Math.max(0, length - 1)), end: length };

/** A message without a single part has no regions. */
const isOfUserData = (regions: readonly ReadRegion[]): boolean =>
  regions.every(({ region: { kind } }) => ['cloud-config', 'other', 'unknown'].includes(kind));

/** Everything that is wrong with a document, in the order of the text; of very many, the first. */
export const problemsIn = (
  text: string,
  regions: readonly ReadRegion[],
  settings: Settings = standardSettings,
): readonly Problem[] => {
  const found: Problem[] = isOfUserData(regions) ? [...partsProblems(text)] : [];
  for (const region of regions) {
    found.push(...templateProblemsOf(region.region, text));
    found.push(...problemsOfRegion(region, text, settings));
    if (found.length > mostProblems) break;
  }
  const sorted = found
    .map((one) => within(one, text.length))
    .toSorted((one, other) => one.start - other.start || one.end - other.end);
  const next = sorted[mostProblems];
  return next === undefined ? sorted : [...sorted.slice(0, mostProblems), tooMany(next)];
};
