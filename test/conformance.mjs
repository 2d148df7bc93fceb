// `npm run conformance -- [LAYER …] [DIR]`: compares the mock with recorded answers of real Nova,
// Neutron and haproxy. DIR defaults to ../shared/nova. The runner itself is TypeScript, bundled here.
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, 'node_modules', '.cache', 'conformance', `main-${process.pid}.mjs`);

await mkdir(dirname(bundle), { recursive: true });
await build({
  entryPoints: [join(root, 'test', 'conformance', 'main.ts')],
  outfile: bundle,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.setSourceMapsEnabled(true);
const { main } = await import(pathToFileURL(bundle).href);
await rm(bundle);
process.exitCode = await main(process.argv.slice(2), root);
