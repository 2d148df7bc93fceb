import { expect, test } from 'vitest';
import { settingValue } from './settings.ts';

test('a value that can be used is used', () => {
  expect(settingValue('mock.port', 0)).toBe(0);
  expect(settingValue('explorer.liveServices', ['http://h'])).toEqual(['http://h']);
});

test('anything else gives the default', () => {
  expect(settingValue('mock.port', 'http')).toBe(8775);
  expect(settingValue('mock.port', 70_000)).toBe(8775);
  expect(settingValue('mock.autoStart', undefined)).toBe(true);
  expect(settingValue('explorer.liveServices', ['http://h', 1])).toEqual([]);
});
