import { expect, test } from 'vitest';
import { testCloud } from './test-cloud.ts';

const withFile = (text: string | undefined) =>
  testCloud({
    nova: { vendordataJsonfilePath: 'vendor.json' },
    files: text === undefined ? {} : { 'vendor.json': text },
  });

const path = '/openstack/latest/vendor_data.json';

test('without a file both documents are empty', () => {
  expect(testCloud().text(path)).toBe('{}');
  expect(testCloud().text('/openstack/latest/vendor_data2.json')).toBe('{"static": {}}');
});

test.each([
  ['{"n": 1e3, "ü": null}', '{"n": 1000.0, "\\u00fc": null}'],
  ['[1, "two"]', '[1, "two"]'],
  ['"text"', '"text"'],
  ['null', 'null'],
])('the file %s is shown as %s', (text, shown) => {
  expect(withFile(text).text(path)).toBe(shown);
  expect(withFile(text).text('/openstack/latest/vendor_data2.json')).toBe(`{"static": ${shown}}`);
});

test('without StaticJSON among the providers vendor_data.json is not there', () => {
  const cloud = testCloud({ nova: { vendordataProviders: [] } });
  expect(cloud.get(path)).toMatchObject({ status: 404, type: 'text/plain; charset=UTF-8' });
  expect(cloud.text('/openstack/latest/vendor_data2.json')).toBe('{}');
});

test.each([
  [undefined, 'no file vendor.json'],
  ['{nope', 'Expecting property name'],
  ['\ufeff{}', 'Unexpected UTF-8 BOM'],
])('the file %j makes every path but / 500, and the log says why once', (text, why) => {
  const cloud = withFile(text);
  expect(['/latest', '/openstack/latest/user_data', path].map((each) => cloud.text(each))).toEqual([
    '500',
    '500',
    '500',
  ]);
  expect(cloud.get('/').status).toBe(200);
  expect(cloud.warnings).toHaveLength(1);
  expect(cloud.warnings[0]).toContain(why);
});

test('a file that is mended is read the next time metadata is put together', () => {
  const files: Record<string, string> = { 'vendor.json': '{' };
  const cloud = testCloud({ nova: { vendordataJsonfilePath: 'vendor.json' }, files });
  expect(cloud.text(path)).toBe('500');
  files['vendor.json'] = '{"a": 1}';
  expect(cloud.text(path)).toBe('{"a": 1}');
  files['vendor.json'] = '{"a": 2}';
  expect(cloud.text(path)).toBe('{"a": 1}');
  cloud.passSeconds(15);
  expect(cloud.text(path)).toBe('{"a": 2}');
});
