import { moduleOf, readersOf } from './index.ts';
import { formsOf } from './kinds.ts';
import type { ChoiceShape, DefaultValue, KnownModule, Runs, Shape } from './shape.ts';
import { isTooNew, newestVersion } from './versions.ts';
import { code, escapedMarkdown, listed, yamlOf } from './words.ts';

const typeNames: Readonly<Record<Exclude<Shape['kind'], 'alternatives'>, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  flag: 'boolean',
  nothing: 'null',
  anything: 'any value',
  choice: 'one of the values below',
  list: 'list',
  map: 'map',
};

const itemNames = (shape: Shape): string =>
  [
    ...new Set(formsOf(shape).map(({ kind }) => (kind === 'choice' ? 'string' : typeNames[kind]))),
  ].join('/');

const typeName = (form: ReturnType<typeof formsOf>[number]): string => {
  if (form.kind === 'list' && form.items.kind !== 'anything')
    return `list of ${itemNames(form.items)}`;
  return form.kind === 'choice' && form.values.length <= 3
    ? listed(
        form.values.map(({ value }) => code(yamlOf(value))),
        'or',
      )
    : typeNames[form.kind];
};

/** The type of a value in the words of YAML: `string`, `boolean`, `list of map or string`. */
export const typeWords = (shape: Shape): string =>
  listed([...new Set(formsOf(shape).map(typeName))], 'or');

const defaultText = (value: DefaultValue): string => {
  if (value === null || typeof value !== 'object') return value === '' ? "''" : yamlOf(value);
  return `[${value.map(defaultText).join(', ')}]`;
};

const defaultLine = (shape: Shape): string => {
  if (shape.default !== undefined) return `Default: ${code(defaultText(shape.default))}`;
  return shape.defaultNote === undefined ? '' : `Default: ${shape.defaultNote}`;
};

const choicesOf = (shape: Shape): readonly ChoiceShape[] =>
  formsOf(shape).filter((form) => form.kind === 'choice');

const valueLines = (shape: Shape): string =>
  choicesOf(shape)
    .flatMap(({ values }) => values)
    .map(({ value, summary }) => `- ${code(yamlOf(value))}${summary === '' ? '' : `: ${summary}`}`)
    .join('\n');

/** What to do instead of something deprecated, as one sentence or two; '' if it is not. */
const deprecationText = ({ deprecated }: Shape): string => {
  if (deprecated === undefined) return '';
  const advice =
    deprecated.note ?? (deprecated.use ? `Write ${code(deprecated.use)} instead.` : '');
  return `Deprecated since cloud-init ${deprecated.since}. ${advice}`.trim();
};

const changedText = ({ changed }: Shape): string =>
  changed ? `Since cloud-init ${changed.since}: ${changed.note}` : '';

/** What cloud-init frowns on in a form of a value, and what to write instead; '' if nothing. */
export const noticeText = (form: Shape): string => deprecationText(form) || changedText(form);

const sinceText = (shape: Shape, targetVersion: string): string => {
  if (shape.since === undefined) return '';
  const known = `Known since cloud-init ${shape.since}.`;
  return isTooNew(shape, targetVersion)
    ? `${known} **The target version ${targetVersion} does not know it.**`
    : known;
};

const frequencies: Readonly<Record<Runs['frequency'], string>> = {
  always: 'at every boot',
  instance: 'once for each instance',
  once: 'once ever',
};

const stages: Readonly<Record<NonNullable<Runs['stage']>, string>> = {
  init: 'in the init stage (early, before users log in)',
  config: 'in the config stage',
  final: 'in the final stage (last)',
};

const mostDistros = 9;

const distroWords = (distros: Runs['distros']): string => {
  if (distros === 'all') return 'all distributions';
  const more = distros.length - mostDistros;
  return more > 1
    ? listed([...distros.slice(0, mostDistros), `${more} more`], 'and')
    : listed(distros, 'and');
};

const runsWords = ({ stage, frequency, distros }: Runs): string => {
  const when = stage === undefined ? 'if the image lists it' : stages[stage];
  return `Runs ${frequencies[frequency]}, ${when}. For ${distroWords(distros)}.`;
};

const moduleLines = (module: KnownModule): string => {
  const runs = module.runs ? ` ${runsWords(module.runs)}` : '';
  return module.id === 'core' ? '' : `Module *${module.title}* (${code(module.id)}).${runs}`;
};

const readerLine = (key: string): string => {
  const readers = readersOf(key).map(({ id }) => code(id));
  return readers.length === 0 ? '' : `Also read by ${listed(readers, 'and')}.`;
};

const fenced = (yaml: string): string => `\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\``;

const withoutHeader = (example: string): string => example.replace(/^#cloud-config\r?\n/, '');

/** Whether a value has to begin on a line of its own. */
const isBelow = (yaml: string): boolean =>
  yaml.startsWith('- ') || (yaml.includes('\n') && !yaml.startsWith('|'));

const indented = (yaml: string): string =>
  yaml.startsWith(' ') ? yaml : yaml.replace(/^/gm, '  ');

/** Where nobody gave an example, the first of the values worth writing is one. */
const suggestedIn = (shape: Shape): string | undefined => {
  const [first] = formsOf(shape).flatMap((form) => (form.kind === 'text' ? form.suggest : []));
  return first && yamlOf(first.value);
};

const exampleOf = (name: string, shape: Shape, module: KnownModule | undefined): string => {
  const own = shape.examples?.[0] ?? suggestedIn(shape);
  if (name.includes('`')) return '';
  if (own !== undefined) {
    return fenced(isBelow(own) ? `${name}:\n${indented(own)}` : `${name}: ${own}`);
  }
  const [whole] = module?.examples ?? [];
  return whole === undefined ? '' : fenced(withoutHeader(whole));
};

const innerSummaries = (shape: Shape): string =>
  shape.summary === ''
    ? formsOf(shape)
        .map(({ summary }) => summary)
        .filter((summary) => summary !== '')
        .join(' ')
    : shape.summary;

const paragraphs = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');

/**
 * All there is to say about a key, as markdown. `topKey` is the top-level key it is under; only for that key
 * itself the example of its module is shown. Says if the target version is too old for it.
 */
export const keyMarkdown = (
  name: string,
  shape: Shape,
  topKey: string | undefined,
  targetVersion = newestVersion,
): string => {
  const module = topKey === undefined ? undefined : moduleOf(topKey);
  const isTop = topKey === name && module?.keys[name] === shape;
  return paragraphs([
    `**${escapedMarkdown(name)}**: ${typeWords(shape)}${shape.required ? ' (required)' : ''}`,
    deprecationText(shape),
    innerSummaries(shape),
    changedText(shape),
    valueLines(shape),
    defaultLine(shape),
    sinceText(shape, targetVersion),
    isTop ? (module?.summary ?? '') : '',
    exampleOf(name, shape, isTop ? module : undefined),
    module ? moduleLines(module) : '',
    isTop ? readerLine(name) : '',
  ]);
};
