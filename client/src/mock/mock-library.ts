import type * as library from '../../../mock-metadata/src/index.ts';

export type MockLibrary = typeof library;

/**
 * The mock, loaded when it is first needed: it brings an HTTP server and a YAML parser with it,
 * which an editor that only highlights a file should not pay for. Everything else in the client
 * imports only its types, and `secret-name.ts`, which brings nothing along.
 */
export const mockLibrary = (): Promise<MockLibrary> =>
  import('../../../mock-metadata/src/index.ts');
