// `npm run bench -- [nova|chain|scenarios] [--rounds N] [--instances N]`: how fast the mock is and how much memory it takes, measured on
// the code as it is bundled. Prints a table; the targets stand beside the figures. See bench/main.ts.
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'node_modules', '.cache', `bench-${process.pid}`);

await mkdir(out, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/main.ts', 'test/bench/nova-load-child.ts'],
  outdir: out,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  logLevel: 'warning',
});
try {
  const bundle = join(out, 'main.cjs');
  const { main } = await import(pathToFileURL(bundle).href);
  process.exitCode = await main(process.argv.slice(2), bundle, join(out, 'nova-load-child.cjs'));
} finally {
  await rm(out, { recursive: true, force: true });
}
