import type { Region } from '../documents/regions.ts';
import { cloudConfig, networkConfig } from '../knowledge/index.ts';
import type { Shape } from '../knowledge/shape.ts';

const saysOne = /^\s*["']?version["']?\s*:\s*["']?1\b/m;

/**
 * What a region is to hold, told from its text alone, so that it works in the middle of typing.
 * Text that begins like nothing cloud-init knows is taken for cloud-config without its header.
 */
export const rootShapeOf = (region: Region, text: string): Shape | undefined => {
  if (region.kind === 'other' || region.kind === 'unread') return undefined;
  if (region.kind !== 'network-config') return cloudConfig;
  return networkConfig(saysOne.test(text.slice(region.start, region.end)) ? 1 : 2);
};
