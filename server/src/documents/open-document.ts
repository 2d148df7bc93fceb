import { lastAtMost } from './last-at-most.ts';
import { expectationOf, type Region, type RegionKind, regionsOf } from './regions.ts';
import { offsetAt, type Position, type SourceText } from './source-text.ts';
import { type YamlDocument, yamlDocument } from './yaml-document.ts';

/** A region, and what it holds if it is YAML. */
export interface ReadRegion {
  readonly region: Region;
  readonly yaml: YamlDocument | undefined;
}

/** One version of a document with all that is read from it. */
export interface OpenDocument {
  readonly source: SourceText;
  readonly regions: readonly Region[];
  /** Read when first asked for: completion does without. */
  read(): readonly ReadRegion[];
  /** What was read of this version or, failing that, of the last one that was read. */
  readIfAny(): readonly ReadRegion[] | undefined;
}

const yamlKinds: ReadonlySet<RegionKind> = new Set([
  'cloud-config',
  'network-config',
  'system-config',
  'lab',
  'scenario',
]);

const isYaml = ({ kind }: Region): boolean => yamlKinds.has(kind);

/** A document, with what can be kept from its version before. */
export const openDocument = (source: SourceText, earlier?: OpenDocument): OpenDocument => {
  const regions = regionsOf(source.text, expectationOf(source.languageId, source.uri));
  let known: readonly ReadRegion[] | undefined;
  // Only what was read counts; the chain of versions must not grow.
  let before = earlier?.readIfAny();
  const read = (): readonly ReadRegion[] => {
    known ??= regions.map((region, index) => ({
      region,
      yaml: isYaml(region) ? yamlDocument(source.text, region, before?.[index]?.yaml) : undefined,
    }));
    before = undefined;
    return known;
  };
  return { source, regions, read, readIfAny: () => known ?? before };
};

/** The region a position is in; at a border the later one. */
export const regionAt = (
  { source, regions }: OpenDocument,
  position: Position,
): Region | undefined => {
  const offset = offsetAt(source, position);
  const region = regions[lastAtMost(regions.length, (index) => regions[index]?.start, offset)];
  return region && offset <= region.end ? region : undefined;
};
