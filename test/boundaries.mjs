// Plants imports that ARCHITECTURE.md forbids, and some that it allows, in a copy of the folder structure, and sees
// whether lint tells them apart. The last line is `N passed, N failed`.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runNode } from './host/command.mjs';
import { projectRoot } from './host/paths.mjs';
import { temporaryFolder } from './host/temporary-folder.mjs';

/** `importer → imported`: what lint must refuse. */
const forbidden = [
  'server/src/host.ts → vscode',
  'mock-metadata/src/http/listener.ts → vscode',
  'client/src/commands.ts → ../../server/src/language-service.ts',
  'client/src/explorer/nodes.ts → ../../../server/src/features/hover.ts',
  'client/src/explorer/nodes.ts → ../../../mock-metadata/src/lab/model.ts',
  'server/src/features/hover.ts → ../../../client/src/commands.ts',
  'server/src/rules/index.ts → ../../../mock-metadata/src/index.ts',
  'server/src/knowledge/shape.test.ts → ../../../mock-metadata/src/index.ts',
  'mock-metadata/src/lab/read-lab.ts → ../../../server/src/protocol.ts',
  'mock-metadata/src/index.ts → ../../client/src/commands.ts',
  'server/src/server.ts → ./main.ts',
  'server/src/language-service.ts → ./server.ts',
  'server/src/language-service.ts → vscode-languageserver/node',
  'server/src/server.ts → ./check/report.ts',
  'server/src/token-requests.ts → ./server.ts',
  'server/src/editor-features.ts → ./editor-requests.ts',
  'server/src/editor-features.ts → ./language-service.ts',
  'server/src/check/report.ts → ../features/hover.ts',
  'server/src/check-command.ts → ./language-service.ts',
  'server/src/settings.ts → ./documents/kind.ts',
  'server/src/settings.ts → ./server.ts',
  'server/src/features/hover.ts → ../language-service.ts',
  'server/src/features/hover.ts → ../editor-features.ts',
  'server/src/features/hover.ts → ./completion.ts',
  'server/src/features/hover.ts → vscode-languageserver',
  'server/src/features/hover.ts → node:fs/promises',
  'server/src/rules/no-tabs.ts → ../features/hover.ts',
  'server/src/rules/shell/lexer.ts → ../../check/report.ts',
  'server/src/validation/validate.ts → ../rules/index.ts',
  'server/src/user-data/mime.ts → ../features/hover.ts',
  'server/src/knowledge/modules/apt.ts → ../../validation/validate.ts',
  'server/src/knowledge/shape.ts → ../documents/kind.ts',
  'server/src/knowledge/shape.ts → ../settings.ts',
  'server/src/documents/kind.ts → ../knowledge/shape.ts',
  'server/src/documents/yaml/scan.ts → ../../user-data/mime.ts',
  'server/src/host.ts → ./documents/kind.ts',
  'mock-metadata/src/http/app.ts → ../main.ts',
  'mock-metadata/src/http/app.ts → ../commands/serve.ts',
  'mock-metadata/src/sources/live.ts → ../http/app.ts',
  'mock-metadata/src/scenarios/header-cases.ts → ../http/app.ts',
  'mock-metadata/src/chain/chain.ts → ../scenarios/header-cases.ts',
  'mock-metadata/src/chain/chain.ts → fastify',
  'mock-metadata/src/nova/metadata-api.ts → ../chain/chain.ts',
  'mock-metadata/src/nova/metadata-api.ts → node:fs',
  'mock-metadata/src/nova/python/json.ts → ../../http/app.ts',
  'mock-metadata/src/neutron/metadata-agent.ts → node:http',
  'mock-metadata/src/neutron/metadata-agent.ts → ../nova/metadata-api.ts',
  'mock-metadata/src/lab/read-lab.ts → ../nova/metadata-api.ts',
  'mock-metadata/src/lab/read-lab.ts → node:fs',
  'mock-metadata/src/lab/ip-address.ts → node:net',
  'mock-metadata/src/webob/error-page.ts → ../nova/metadata-api.ts',
  'mock-metadata/src/message.ts → ./lab/model.ts',
  'mock-metadata/src/secret-name.ts → ./sources/masking.ts',
  'mock-metadata/src/visible.ts → ./commands/terminal.ts',
  'mock-metadata/src/index.ts → ./commands/serve.ts',
  'mock-metadata/src/commands/plans/serve-plan.ts → ../../main.ts',
];

/** What lint must let pass. */
const allowed = [
  'client/src/extension.ts → vscode',
  'client/src/language/client.ts → ../../../server/src/protocol.ts',
  'client/src/mock/session.ts → ../../../mock-metadata/src/index.ts',
  'client/src/explorer/secrets.ts → ../../../mock-metadata/src/secret-name.ts',
  'server/src/check/report.ts → ../rules/problems-of.ts',
  'server/src/check/report.ts → node:fs',
  'server/src/server.ts → ./editor-requests.ts',
  'server/src/language-service.ts → ./editor-features.ts',
  'server/src/settings.ts → ./knowledge/versions.ts',
  'server/src/rules/index.ts → ../settings.ts',
  'mock-metadata/src/commands/serve.ts → ../http/app.ts',
  'server/src/main.ts → ./server.ts',
  'server/src/main.ts → node:fs',
  'server/src/server.ts → vscode-languageserver/node',
  'server/src/language-service.ts → ./features/hover.ts',
  'server/src/features/diagnostics.ts → ../validation/validate.ts',
  'server/src/features/diagnostics.ts → ../problem.ts',
  'server/src/validation/validate.ts → ../knowledge/shape.ts',
  'server/src/features/symbols.test.ts → node:fs',
  'mock-metadata/src/http/serve-mock.ts → ../chain/chain.ts',
  'mock-metadata/src/http/serve-mock.ts → fastify',
  'mock-metadata/src/chain/forward.ts → ../nova/metadata-api.ts',
  'mock-metadata/src/nova/devices.ts → ../lab/model.ts',
  'mock-metadata/src/nova/devices.ts → ../message.ts',
  'mock-metadata/src/neutron/agent-wsgi.ts → ../webob/error-page.ts',
  'mock-metadata/src/webob/error-page.ts → ../message.ts',
];

/** @type {Map<string, string[]>} importer → what it imports, a line each */
const planted = new Map();
for (const line of [...forbidden, ...allowed]) {
  const [importer = '', imported = ''] = line.split(' → ');
  planted.set(importer, [...(planted.get(importer) ?? []), imported]);
}

const written = (/** @type {string} */ file, /** @type {readonly string[]} */ lines) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`);
};

/** What lint refuses in the folder: `category file:line`. */
const refusals = async (/** @type {string} */ folder) => {
  for (const name of ['biome.json', 'package.json']) {
    copyFileSync(join(projectRoot, name), join(folder, name));
  }
  const biome = join(projectRoot, 'node_modules/@biomejs/biome/bin/biome');
  const options = ['--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none'];
  const { stdout } = await runNode([biome, 'lint', ...options, '.'], { cwd: folder });
  /** @type {{ category: string, location: { path: string, start: { line: number } } }[]} */
  const diagnostics = JSON.parse(stdout).diagnostics;
  return new Set(
    diagnostics.map(
      ({ category, location }) => `${category} ${location.path}:${location.start.line}`,
    ),
  );
};

const { path: folder } = temporaryFolder('boundaries');
for (const [importer, imports] of planted) {
  const lines = imports.map((imported, at) => `import { thing${at} } from '${imported}';`);
  written(join(folder, importer), lines);
}
const cycle = ['server/src/documents/egg.ts', 'server/src/documents/hen.ts'];
written(join(folder, cycle[0] ?? ''), ["export { hen } from './hen.ts';", 'export const egg = 1;']);
written(join(folder, cycle[1] ?? ''), ["export { egg } from './egg.ts';", 'export const hen = 1;']);
const refused = await refusals(folder);

const isRefused = (/** @type {string} */ line) => {
  const [importer = '', imported = ''] = line.split(' → ');
  const at = planted.get(importer)?.indexOf(imported) ?? -1;
  return refused.has(`lint/style/noRestrictedImports ${importer}:${at + 1}`);
};
const complaints = [
  ...forbidden.filter((line) => !isRefused(line)).map((line) => `lint lets pass: ${line}`),
  ...allowed.filter(isRefused).map((line) => `lint refuses: ${line}`),
  ...cycle
    .filter((file) => !refused.has(`lint/suspicious/noImportCycles ${file}:1`))
    .map((file) => `lint does not see the cycle of ${file}`),
];
for (const complaint of complaints) console.log(complaint);
const failed = complaints.length;
console.log(
  `${forbidden.length + allowed.length + cycle.length - failed} passed, ${failed} failed`,
);
process.exitCode = failed === 0 ? 0 : 1;
