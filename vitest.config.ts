import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: 'node', ...more },
});

// unit: beside the code, milliseconds. contract: our programs over a real wire, built first.
// real: real cloud-init. screens: the installed extension in a real browser.
const slow = { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false };
const boot = 'test/real/boot.test.ts';

export default defineConfig({
  test: {
    maxWorkers: '100%',
    // What Vite made of a file is kept until the file changes.
    experimental: { fsModuleCache: true },
    projects: [
      project(
        'unit',
        ['{client,server,mock-metadata,syntaxes}/**/*.test.ts', 'test/support/**/*.test.ts'],
        { isolate: false, pool: 'threads' },
      ),
      project('contract', ['test/contract/**/*.test.ts'], { testTimeout: 20_000 }),
      project('real', ['test/real/**/*.test.ts'], { ...slow, exclude: [boot] }),
      project('real-boot', [boot], slow),
      project('screens', ['test/e2e/*.test.ts'], slow),
    ],
  },
});
