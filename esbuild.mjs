// Builds the bundles that ship. `node esbuild.mjs [--watch] [--production]`
import { spawnSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/**
 * The extension is woken by every YAML file, so what it needs only later stays in files of its own:
 * a dynamic import of one of these becomes a load of that file.
 */
const lazyParts = {
  'mock-library': 'mock-metadata/src/index.ts',
  'language-client': 'client/src/language/language-client.ts',
};

const lazy = {
  name: 'lazy',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\.ts$/ }, ({ kind, path }) => {
      const found = Object.entries(lazyParts).find(([, source]) => source.endsWith(tail(path)));
      return kind === 'dynamic-import' && found
        ? { path: `./${found[0]}.cjs`, external: true }
        : undefined;
    }),
};

const tail = (path) => path.replace(/^(\.\.?\/)+/, '');

/** One entry a program or lazy part; what a bundle leaves outside stands beside it. */
const bundles = {
  client: { entry: 'client/src/extension.ts', external: ['vscode'], plugins: [lazy] },
  'mock-library': { entry: lazyParts['mock-library'] },
  'language-client': { entry: lazyParts['language-client'], external: ['vscode'] },
  server: { entry: 'server/src/main.ts' },
  'mock-metadata': {
    entry: 'mock-metadata/src/main.ts',
    banner: { js: '#!/usr/bin/env node' },
  },
  'cloud-init-check': {
    entry: 'server/src/check-command.ts',
    banner: { js: '#!/usr/bin/env node' },
  },
};

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  legalComments: 'linked',
  // A program of ours knows where it stands; in a bundle of CommonJS that has another name.
  define: { 'import.meta.dirname': '__dirname' },
  minify: production,
  sourcemap: production ? false : 'linked',
  // Libraries that offer both: the ESM build is the one that can be cut to what is used.
  mainFields: ['module', 'main'],
  // yaml's own choice for Node is CommonJS, and asks the environment at every token whether to log it.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
};

const options = Object.entries(bundles).map(([name, { entry, ...own }]) => ({
  ...shared,
  ...own,
  entryPoints: [entry],
  outfile: `dist/${name}.cjs`,
}));

if (watch) {
  for (const one of options) await (await context({ ...one, logLevel: 'info' })).watch();
} else {
  await rm('dist', { recursive: true, force: true });
  await Promise.all(options.map((one) => build(one)));
  await Promise.all(['lab', 'scenario'].map(writeSchema));
}

/** What the language server completes lab and scenario files by, from the same table that reads them. */
async function writeSchema(name) {
  const command = ['dist/mock-metadata.cjs', 'schema', name];
  const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mock-metadata schema ${name} failed.`);
  await writeFile(`dist/${name}.schema.json`, JSON.stringify(JSON.parse(stdout)));
}
