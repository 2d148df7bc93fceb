import { expect, test } from 'vitest';
import { settingsFrom, standardSettings } from './settings.ts';

const sent = (targetVersion: unknown): unknown => ({
  openstackMetadata: { cloudInit: { targetVersion } },
});

test('the target version is taken from where an editor keeps it', () => {
  expect(settingsFrom(sent('24.4'))).toEqual({ targetVersion: '24.4', rules: {} });
  expect(settingsFrom(sent('22.4.2'))).toEqual({ targetVersion: '22.4.2', rules: {} });
});

test('what is no version counts as not set', () => {
  for (const value of [undefined, null, '', 'latest', 26.2, '26', ['26.2']])
    expect(settingsFrom(sent(value))).toEqual({ ...standardSettings, rules: {} });
});

test('an editor that says nothing of it changes nothing', () => {
  for (const value of [undefined, null, 'x', 1, {}, { openstackMetadata: null }, { yaml: {} }])
    expect(settingsFrom(value)).toBeUndefined();
});

test('a code is reported as it is set; what no problem can be is passed over', () => {
  const rules = { 'duplicate-key': 'off', 'unknown-key': 'hint', 'wrong-type': 'loud', x: 1 };
  expect(settingsFrom({ openstackMetadata: { cloudInit: { rules } } })).toEqual({
    ...standardSettings,
    rules: { 'duplicate-key': 'off', 'unknown-key': 'hint' },
  });
  for (const wrong of [null, 'off', 3])
    expect(settingsFrom({ openstackMetadata: { cloudInit: { rules: wrong } } })).toEqual({
      ...standardSettings,
      rules: {},
    });
});

test('the page of codes is a URI, or else there is none', () => {
  const page = (codesPage: unknown) =>
    settingsFrom({ openstackMetadata: { cloudInit: { codesPage } } })?.codesPage;
  expect(page('file:///docs/rules.md')).toBe('file:///docs/rules.md');
  for (const wrong of ['', 'rules.md', 'javascript:x', 'file:///a b', 7])
    expect(page(wrong)).toBeUndefined();
});
