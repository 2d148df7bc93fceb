// Builds the bundles that ship. `node esbuild.mjs [--watch] [--production]`
import { rm } from 'node:fs/promises';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** One entry a program; what a bundle may not contain stands beside it. */
const bundles = {
  client: { entry: 'client/src/extension.ts', external: ['vscode'] },
  server: { entry: 'server/src/main.ts', external: [] },
  'mock-metadata': { entry: 'mock-metadata/src/main.ts', external: [] },
};

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  legalComments: 'linked',
  minify: production,
  sourcemap: production ? false : 'linked',
  // Libraries that offer both: the ESM build is the one that can be cut to what is used.
  mainFields: ['module', 'main'],
};

const options = Object.entries(bundles).map(([name, { entry, external }]) => ({
  ...shared,
  entryPoints: [entry],
  external,
  outfile: `dist/${name}.cjs`,
  banner: name === 'mock-metadata' ? { js: '#!/usr/bin/env node' } : {},
}));

if (watch) {
  for (const one of options) await (await context({ ...one, logLevel: 'info' })).watch();
} else {
  await rm('dist', { recursive: true, force: true });
  await Promise.all(options.map((one) => build(one)));
}
