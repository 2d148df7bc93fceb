import type { InstanceMetadata } from './instance-metadata.ts';
import type { NovaResult } from './world.ts';

/** Whose metadata a request gets, or the answer that ends it. */
export type Identified =
  | { readonly metadata: InstanceMetadata; readonly reply: undefined }
  | { readonly metadata: undefined; readonly reply: NovaResult };

export const identifiedAs = (metadata: InstanceMetadata): Identified => ({
  metadata,
  reply: undefined,
});

export const refusedWith = (reply: NovaResult): Identified => ({ metadata: undefined, reply });

/** Where operators find what nova-api-metadata logs. */
export const logFile = 'nova-api-metadata.log';
