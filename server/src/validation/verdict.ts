import { contentTypeOf } from '../documents/content-type.ts';
import { mostCharacters, type Region, regionsOf } from '../documents/regions.ts';
import { noAnchors } from '../documents/yaml/anchors.ts';
import { type YamlDocument, yamlDocument } from '../documents/yaml-document.ts';
import { cloudConfig, networkConfig } from '../knowledge/index.ts';
import type { Shape } from '../knowledge/shape.ts';
import { type FailedTemplate, renderedTemplate } from '../user-data/rendered-template.ts';
import { crashOf, readerCrash } from './crash.ts';
import type { Path } from './finding.ts';
import { networkFormOf } from './network-version.ts';
import { type OfficialError, officialErrors } from './official.ts';
import { type CheckedRegion, checkedRegion } from './region-check.ts';

/** Where cloud-init's own check stopped, or `ok`. */
export type Stage = 'ok' | 'skipped' | 'header' | 'jinja' | 'yaml' | 'type' | 'schema' | 'crash';

/** A form it frowns on, as cloud-init reports it. */
export interface OfficialDeprecation {
  readonly path: Path;
  readonly keyword: 'deprecated' | 'changed';
  readonly version: string;
}

/** What `cloud-init schema --config-file` says of a document. */
export interface Verdict {
  /** `crash`: nothing but a Python traceback. */
  readonly status: 'valid' | 'invalid' | 'skipped' | 'crash';
  readonly stage: Stage;
  /** Only of stage `schema`. */
  readonly errors: readonly OfficialError[];
  readonly deprecations: readonly OfficialDeprecation[];
}

const statuses: Readonly<Partial<Record<Stage, Verdict['status']>>> = {
  ok: 'valid',
  skipped: 'skipped',
  crash: 'crash',
};

const verdictAt = (stage: Stage): Verdict => ({
  status: statuses[stage] ?? 'invalid',
  stage,
  errors: [],
  deprecations: [],
});

const verdictOnKeys = ({ blocks }: CheckedRegion): Verdict => {
  const counting = blocks.filter(({ isLost }) => !isLost);
  const results = counting.map((one) => one.result()).filter((result) => result !== undefined);
  const failures = results.flatMap((result) => result.failures);
  const notices = results.flatMap((result) => result.notices);
  const crashes = results.flatMap((result) => result.crashes);
  const hasOddKeys = results.some((result) => result.hasOddKeys);
  if (crashOf({ failures, notices, crashes, hasOddKeys })) return verdictAt('crash');
  const errors = officialErrors(failures);
  const deprecations = notices.flatMap(({ path, keyword, shape }): OfficialDeprecation[] => {
    const version = keyword === 'since' ? undefined : shape[keyword]?.since;
    return keyword === 'since' || version === undefined ? [] : [{ path, keyword, version }];
  });
  const stage = errors.length > 0 ? 'schema' : 'ok';
  return { ...verdictAt(stage), errors, deprecations };
};

const verdictOnYaml = (document: YamlDocument, shape: Shape): Verdict => {
  const checked = checkedRegion(document, shape);
  if (checked.root === 'map') return verdictOnKeys(checked);
  if (checked.root !== undefined) return verdictAt('type');
  return verdictAt(readerCrash(document.blocks.flatMap(placedErrors)) ? 'crash' : 'yaml');
};

const placedErrors = ({ errors, start }: YamlDocument['blocks'][number]) =>
  errors.map((error) => ({ ...error, start: error.start + start, end: error.end + start }));

const plainVerdict = (text: string): Verdict => {
  const type = contentTypeOf(text);
  if (type === undefined) return verdictAt('header');
  if (type !== 'text/cloud-config' || text.length > mostCharacters) return verdictAt('skipped');
  const region: Region = { kind: 'cloud-config', start: 0, end: text.length, jinja: false };
  return verdictOnYaml(yamlDocument(text, region, undefined), cloudConfig);
};

const maskedVerdict = (text: string): Verdict => {
  const [region] = regionsOf(text, 'user-data');
  if (region === undefined || region.kind === 'unknown') return verdictAt('header');
  if (region.kind !== 'cloud-config') return verdictAt('skipped');
  return verdictOnYaml(yamlDocument(text, region, undefined), cloudConfig);
};

/** Undefined where the template is right, but this renderer cannot do all of it. */
const stageOfFailure = ({ reason }: FailedTemplate): Stage | undefined => {
  if (reason === 'unsupported' || reason === 'too-much') return undefined;
  return ['syntax', 'no-template', 'no-data'].includes(reason) ? 'jinja' : 'crash';
};

const templateVerdict = (text: string, instanceData: unknown): Verdict => {
  const rendered = renderedTemplate(text, instanceData);
  if (rendered.kind === 'rendered') return plainVerdict(rendered.text);
  const stage = stageOfFailure(rendered);
  return stage === undefined ? maskedVerdict(text) : verdictAt(stage);
};

/**
 * cloud-init's verdict on user-data of its own, all as `cloud-init schema` (26.2) does. A template is filled in with the
 * content of an instance-data.json, null if there is no such file; without `instanceData` it is judged with its
 * expressions taken for anything.
 */
export const cloudConfigVerdict = (text: string, instanceData?: unknown): Verdict => {
  if (text === '') return verdictAt('skipped');
  if (contentTypeOf(text) !== 'text/jinja2') return plainVerdict(text);
  return instanceData === undefined ? maskedVerdict(text) : templateVerdict(text, instanceData);
};

/** cloud-init's verdict on a network configuration, with its own schema for version 2 as without netplan. */
export const networkConfigVerdict = (text: string): Verdict => {
  if (text === '') return verdictAt('skipped');
  const region = { kind: 'network-config', start: 0, end: text.length, jinja: false } as const;
  const document = yamlDocument(text, region, undefined);
  const [block] = document.blocks;
  const form = networkFormOf(block?.reading.node, block?.anchors ?? noAnchors);
  const verdict = verdictOnYaml(document, networkConfig(form.version));
  if (verdict.stage === 'yaml' || verdict.stage === 'type') return verdict;
  if (form.isEmpty) return verdictAt('skipped');
  return form.noMap && block?.errors.length === 0 ? verdictAt('crash') : verdict;
};
