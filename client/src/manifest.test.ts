import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type CommandParts, commandTable } from './commands.ts';
import { settings } from './settings.ts';

// The manifest says to VS Code what the tables say to the code: neither may say more.

const { contributes } = manifest;
const sorted = (values: Iterable<string>) => [...new Set(values)].sort();

// The handlers look at the parts only when they run.
const tableIds = Object.keys(commandTable({} as CommandParts));
const commandIds = contributes.commands.map(({ command }) => command);
const menuEntries = Object.values(contributes.menus).flat();
const viewIds = Object.values(contributes.views)
  .flat()
  .map(({ id }) => id);

test('the same commands stand in the manifest and in the table, once', () => {
  expect(sorted(commandIds)).toEqual(sorted(tableIds));
  expect(commandIds.length).toBe(new Set(commandIds).size);
});

test('every command has a title, an icon and our category', () => {
  for (const { command, title, category, icon } of contributes.commands) {
    expect({ command, title, category, icon }).toEqual({
      command,
      title: expect.stringMatching(/^[A-Z]/),
      category: 'OpenStack Metadata',
      icon: expect.stringMatching(/^\$\([a-z-]+\)$/),
    });
  }
});

test('menus name only commands and views that exist', () => {
  for (const { command, when } of menuEntries) {
    expect(commandIds).toContain(command);
    for (const [, view] of when.matchAll(/\bview == (\S+)/g)) expect(viewIds).toContain(view);
  }
});

test('a command that needs a node of the tree is not offered in the palette', () => {
  const hidden = contributes.menus.commandPalette.filter(({ when }) => when === 'false');
  const onItems = contributes.menus['view/item/context'].map(({ command }) => command);
  const needNoNode = ['openstackMetadata.openLab', 'openstackMetadata.simulateProxyHeaders'];
  const needNode = onItems.filter((command) => !needNoNode.includes(command));
  expect(sorted(hidden.map(({ command }) => command))).toEqual(sorted(needNode));
});

test('an entry of a config drive has all commands of its kind but those that need an address', () => {
  const offered = (viewItem: string) =>
    sorted(
      contributes.menus['view/item/context']
        .filter(({ when }) => isShown(when, viewItem))
        .map(({ command, group }) => `${command} ${group}`),
    );
  for (const kind of ['directory', 'leaf', 'value']) {
    const withoutAddress = offered(kind).filter((entry) => !/\.copy(Url|Curl) /.test(entry));
    expect(withoutAddress.length).toBeLessThan(offered(kind).length);
    expect(offered(`${kind}OnDrive`)).toEqual(withoutAddress);
  }
  expect(offered('configDriveSource')).toEqual(
    offered('liveSource').filter((entry) => !/\.copy(Url|Curl) /.test(entry)),
  );
});

const isShown = (when: string, viewItem: string): boolean => {
  const [, pattern, text] = /viewItem (?:=~ \/(.*)\/|== (\S+))/.exec(when) ?? [];
  return pattern === undefined ? text === viewItem : new RegExp(pattern).test(viewItem);
};

test('the same settings with the same defaults stand in the manifest and in the table', () => {
  const { 'openstackMetadata.trace.server': trace, ...ours } = contributes.configuration.properties;
  // Read by the language client itself.
  expect(trace.default).toBe('off');
  const defaults = Object.entries(ours).map(([name, property]) => [name, property.default]);
  const expected = Object.entries(settings).map(([name, setting]) => [
    `openstackMetadata.${name}`,
    setting.default,
  ]);
  expect(Object.fromEntries(defaults)).toEqual(Object.fromEntries(expected));
});

test('the README lists every setting', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const listed = [...readme.matchAll(/^\| `(openstackMetadata\.[\w.]+)`/gm)].map(([, id]) => id);
  expect(listed).toEqual(Object.keys(contributes.configuration.properties));
});

test('every setting is described, and what a stranger could misuse waits for trust', () => {
  const { properties } = contributes.configuration;
  for (const [name, property] of Object.entries(properties)) {
    expect(property.markdownDescription, name).toMatch(/^[A-Z].*\.$/s);
  }
  const { restrictedConfigurations, supported } = manifest.capabilities.untrustedWorkspaces;
  expect(supported).toBe('limited');
  const restricted = Object.keys(properties).filter(
    (name) =>
      /\.(mock|explorer\.live)/.test(name) && properties[name as 'openstackMetadata.mock.port'],
  );
  expect(sorted(restrictedConfigurations)).toEqual(sorted(restricted));
});

test('welcome texts and walkthrough call only commands that exist', () => {
  const texts = [
    ...contributes.viewsWelcome.map(({ contents }) => contents),
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => description)),
  ];
  const called = texts.flatMap((text) =>
    [...text.matchAll(/\(command:(\S+?)\)/g)].map(([, id]) => id),
  );
  const builtIn = ['workbench.trust.manage', ...viewIds.map((id) => `${id}.focus`)];
  expect(called.length).toBeGreaterThan(0);
  for (const id of called) expect([...commandIds, ...builtIn]).toContain(id);
});

test('the walkthrough is short', () => {
  for (const { steps } of contributes.walkthroughs) expect(steps.length).toBeLessThanOrEqual(5);
});

test('every file that the manifest names exists', () => {
  const files = [
    manifest.icon,
    ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
    ...contributes.languages.map(({ configuration }) => configuration),
    ...contributes.grammars.map(({ path }) => path),
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
  ];
  for (const file of files)
    expect(existsSync(new URL(`../../${file}`, import.meta.url)), file).toBe(true);
});

test('the icon is a PNG of 128 by 128', () => {
  const png = readFileSync(new URL(`../../${manifest.icon}`, import.meta.url));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([128, 128]);
});

test('nothing activates the extension at start-up', () => {
  for (const event of manifest.activationEvents) {
    expect(event).toMatch(/^(onLanguage|onFileSystem):/);
  }
});
