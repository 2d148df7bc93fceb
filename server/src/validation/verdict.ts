import { contentTypeOf } from '../documents/content-type.ts';
import { regionsOf } from '../documents/regions.ts';
import { noAnchors } from '../documents/yaml/anchors.ts';
import { yamlDocument } from '../documents/yaml-document.ts';
import { cloudConfig, networkConfig } from '../knowledge/index.ts';
import type { Path } from './finding.ts';
import { networkFormOf } from './network-version.ts';
import { type OfficialError, officialErrors } from './official.ts';
import { type CheckedRegion, checkedRegion } from './region-check.ts';

/** Where cloud-init's own check stopped, or `ok`. */
export type Stage = 'ok' | 'skipped' | 'header' | 'yaml' | 'type' | 'schema';

/** A form it frowns on, as cloud-init reports it. */
export interface OfficialDeprecation {
  readonly path: Path;
  readonly keyword: 'deprecated' | 'changed';
  readonly version: string;
}

/** What `cloud-init schema --config-file` says of a document. */
export interface Verdict {
  readonly status: 'valid' | 'invalid' | 'skipped';
  readonly stage: Stage;
  /** Only of stage `schema`. */
  readonly errors: readonly OfficialError[];
  readonly deprecations: readonly OfficialDeprecation[];
}

const verdictAt = (stage: Stage): Verdict => ({
  status: stage === 'ok' ? 'valid' : stage === 'skipped' ? 'skipped' : 'invalid',
  stage,
  errors: [],
  deprecations: [],
});

const verdictOnKeys = ({ blocks }: CheckedRegion): Verdict => {
  const counting = blocks.filter(({ isLost }) => !isLost);
  const results = counting.map((one) => one.result()).filter((result) => result !== undefined);
  const errors = officialErrors(results.flatMap(({ failures }) => failures));
  const notices = results.flatMap((result) => result.notices);
  const deprecations = notices.flatMap(({ path, keyword, shape }): OfficialDeprecation[] => {
    const version = keyword === 'since' ? undefined : shape[keyword]?.since;
    return keyword === 'since' || version === undefined ? [] : [{ path, keyword, version }];
  });
  const stage = errors.length > 0 ? 'schema' : 'ok';
  return { ...verdictAt(stage), errors, deprecations };
};

/**
 * cloud-init's verdict on user-data of its own: a template is judged with its expressions taken for
 * anything, all else as `cloud-init schema` (26.2) does.
 */
export const cloudConfigVerdict = (text: string): Verdict => {
  if (text === '') return verdictAt('skipped');
  if (contentTypeOf(text) === undefined) return verdictAt('header');
  const [region] = regionsOf(text, 'user-data');
  if (region === undefined) return verdictAt('header');
  if (region.kind === 'unknown') return verdictAt('header');
  if (region.kind !== 'cloud-config') return verdictAt('skipped');
  const checked = checkedRegion(yamlDocument(text, region, undefined), cloudConfig);
  if (checked.root === undefined) return verdictAt('yaml');
  return checked.root === 'map' ? verdictOnKeys(checked) : verdictAt('type');
};

/** cloud-init's verdict on a network configuration, with its own schema for version 2 as without netplan. */
export const networkConfigVerdict = (text: string): Verdict => {
  if (text === '') return verdictAt('skipped');
  const region = { kind: 'network-config', start: 0, end: text.length, jinja: false } as const;
  const document = yamlDocument(text, region, undefined);
  const [block] = document.blocks;
  const form = networkFormOf(block?.reading.node, block?.anchors ?? noAnchors);
  const checked = checkedRegion(document, networkConfig(form.version));
  if (checked.root === undefined) return verdictAt('yaml');
  if (checked.root !== 'map') return verdictAt('type');
  return form.isEmpty ? verdictAt('skipped') : verdictOnKeys(checked);
};
