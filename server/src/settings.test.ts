import { expect, test } from 'vitest';
import { settingsFrom, standardSettings } from './settings.ts';

const sent = (targetVersion: unknown): unknown => ({
  openstackMetadata: { cloudInit: { targetVersion } },
});

test('the target version is taken from where an editor keeps it', () => {
  expect(settingsFrom(sent('24.4'))).toEqual({ targetVersion: '24.4' });
  expect(settingsFrom(sent('22.4.2'))).toEqual({ targetVersion: '22.4.2' });
});

test('what is no version counts as not set', () => {
  for (const value of [undefined, null, '', 'latest', 26.2, '26', ['26.2']])
    expect(settingsFrom(sent(value))).toEqual(standardSettings);
});

test('an editor that says nothing of it changes nothing', () => {
  for (const value of [undefined, null, 'x', 1, {}, { openstackMetadata: null }, { yaml: {} }])
    expect(settingsFrom(value)).toBeUndefined();
});
