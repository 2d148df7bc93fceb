// `node test/bench/server-bench.mjs [speed|bad-input|fuzz …]`: how fast the language server's core is, and whether any
// input makes it slow or fall over. Each part runs as a bundle in a process of its own. Exit 1: a limit is missed.
import { spawnSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = dirname(fileURLToPath(import.meta.url));
const out = join(dirname(dirname(folder)), 'node_modules', '.cache', `server-bench-${process.pid}`);
const parts = { speed: 'server-validation', 'bad-input': 'server-bad-input', fuzz: 'server-fuzz' };

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const bundle = async (name) => {
  const outfile = join(out, `${name}.cjs`);
  await build({
    entryPoints: [join(folder, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    logLevel: 'warning',
  });
  return outfile;
};

await mkdir(out, { recursive: true });
try {
  const chosen = named.length > 0 ? named : Object.keys(parts);
  const loading = await bundle('server-knowledge');
  const cold = await bundle('server-cold');
  for (const name of chosen) {
    const file = await bundle(parts[name]);
    const { status } = spawnSync(process.execPath, ['--expose-gc', file, loading, cold], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
} finally {
  await rm(out, { recursive: true, force: true });
}
