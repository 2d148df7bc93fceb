import { contentTypeOf } from '../documents/content-type.ts';
import type { OpenDocument } from '../documents/open-document.ts';
import { expectationOf, isOfCloudInit, type Region } from '../documents/regions.ts';
import { archive } from '../knowledge/archive.ts';
import { type FileShapes, noFileShapes } from '../knowledge/file-shapes.ts';
import { cloudConfig, networkConfig } from '../knowledge/index.ts';
import { metaData } from '../knowledge/meta-data.ts';
import type { Shape } from '../knowledge/shape.ts';
import { systemConfig } from '../knowledge/system-config.ts';

const saysOne = /(?:^|[{,])\s*["']?version["']?\s*:\s*["']?1\b/m;
const saysVersion = /(?:^|[{,])\s*["']?version["']?\s*:\s*["']?\d/m;
const hasConfig = /(?:^|[{,])\s*["']?config["']?\s*:/m;

/** Who has not said the version yet may have said it by the one key that only version 1 has. */
const isVersion1 = (text: string): boolean =>
  saysOne.test(text) || (hasConfig.test(text) && !saysVersion.test(text));

const ofOther = ({ source }: OpenDocument, region: Region): Shape | undefined => {
  if (expectationOf(source.languageId, source.uri) === 'meta-data') return metaData;
  const beginning = source.text.slice(region.start, region.start + 200);
  return contentTypeOf(beginning) === 'text/cloud-config-archive' ? archive : undefined;
};

/**
 * What a region is to hold, told from its text alone, so that it works in the middle of typing.
 * Text that begins like nothing cloud-init knows is taken for cloud-config without its header.
 */
export const rootShapeOf = (region: Region, text: string): Shape | undefined => {
  if (region.kind === 'other' || region.kind === 'unread' || !isOfCloudInit(region))
    return undefined;
  if (region.kind !== 'network-config') return cloudConfig;
  return networkConfig(isVersion1(text.slice(region.start, region.end)) ? 1 : 2);
};

/**
 * The same for who writes a document: also for what has keys but is not checked, such as meta-data and the files of
 * the mock. Undefined where no keys are known.
 */
export const writtenShapeOf = (
  document: OpenDocument,
  region: Region,
  shapeOfFile: FileShapes = noFileShapes,
): Shape | undefined => {
  const { kind } = region;
  if (kind === 'lab' || kind === 'scenario') return shapeOfFile(kind);
  if (kind === 'system-config') return systemConfig;
  return kind === 'other' ? ofOther(document, region) : rootShapeOf(region, document.source.text);
};
