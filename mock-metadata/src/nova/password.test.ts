import { expect, test } from 'vitest';
import { novaFor } from './metadata-api.ts';
import { type Asked, agentHeaders, type Setup, testCloud, testLab } from './test-cloud.ts';

const path = '/openstack/latest/password';
const uncached: Setup = { nova: { metadataCacheExpirationS: 0 } };
const set: Setup = { instances: [{ systemMetadata: { password_0: 'secret' } }] };

const post = (body: string | Uint8Array, more: Asked = {}): Asked => ({
  method: 'POST',
  body,
  ...more,
});

const checkStored = (body: string | Uint8Array, more: Asked, expected: string): void => {
  const cloud = testCloud(uncached);
  const answer = cloud.text(path, post(body, more));
  expect(answer === '' ? cloud.text(path) : answer).toBe(expected);
};

test('unset it is an empty 200', () => {
  expect(testCloud().get(path)).toEqual({
    status: 200,
    type: 'text/html; charset=UTF-8',
    text: '',
  });
});

test('the type stands before the length', () => {
  expect(testCloud().result(path)).toMatchObject({
    answer: {
      headers: [
        ['Content-Type', 'text/html; charset=UTF-8'],
        ['Content-Length', '0'],
      ],
    },
  });
});

test('set, its parts are joined in the order of their names as texts', () => {
  const systemMetadata = { password_10: 'b', password_2: 'c', password_0: 'a', other: 'x' };
  expect(testCloud({ instances: [{ systemMetadata }] }).text(path)).toBe('abc');
});

test('POST writes four pieces of 255 characters', () => {
  const cloud = testCloud();
  expect(cloud.get(path, post('é'.repeat(300)))).toMatchObject({ status: 200, text: '' });
  expect(cloud.nova.storedPasswords().get('uuid-web')).toEqual({
    password_0: 'é'.repeat(255),
    password_1: 'é'.repeat(45),
    password_2: '',
    password_3: '',
  });
});

test('a password that comes while another lab is made ready is there afterwards', () => {
  const cloud = testCloud();
  const next = novaFor(testLab(), cloud.world, cloud.nova);
  expect(cloud.text(path, post('hunter2'))).toBe('');
  const request = { method: 'GET', target: path, headers: agentHeaders(), body: new Uint8Array(0) };
  expect(next.handle({ ...request, peer: '' })).toMatchObject({
    answer: { body: new TextEncoder().encode('hunter2') },
  });
});

test('a password that is set is a conflict before anything else', () => {
  expect(testCloud(set).text(path, post('x'.repeat(5000)))).toBe('409');
  expect(testCloud(set).text(path, { method: 'POST' })).toBe('409');
});

test.each([
  [1020, '', 200],
  [1021, 'Request is too large.', 400],
])('%d bytes', (bytes, explanation, expected) => {
  const { status, text } = testCloud().get(path, post('x'.repeat(bytes)));
  expect(status).toBe(expected);
  expect(text).toContain(explanation);
});

test('the limit counts bytes, the pieces count characters', () => {
  checkStored('😀'.repeat(255), {}, '😀'.repeat(255));
  checkStored('😀'.repeat(256), {}, '400');
});

test.each([
  ['3', 'abc'],
  ['+3', 'abc'],
  [' 3 ', 'abc'],
  ['0', ''],
  ['-1', ''],
  ['', 'TypeError'],
  ['3.0', 'TypeError'],
  ['0x3', 'TypeError'],
  ['5000', '400'],
  ['7', 'DisconnectionError'],
])('a Content-Length of %j', (length, expected) => {
  const headers = [...agentHeaders(), ['Content-Length', length]] as const;
  const cloud = testCloud(uncached);
  const answer = cloud.text(path, { method: 'POST', headers, unframedBody: 'abcdef' });
  expect(answer === '' ? cloud.text(path) : answer).toBe(expected);
});

test('without Content-Length POST fails', () => {
  expect(testCloud().text(path, { method: 'POST' })).toBe('TypeError');
});

test('a body that is no UTF-8 stores nothing, control characters are fine', () => {
  const cloud = testCloud();
  expect(cloud.text(path, post(new Uint8Array([0xff])))).toBe('UnicodeDecodeError');
  expect(cloud.nova.storedPasswords().size).toBe(0);
  checkStored('\ufeff\0\x01', {}, '\ufeff\0\x01');
});

test.each(['PUT', 'DELETE', 'HEAD', 'post'])('%s is refused', (method) => {
  expect(testCloud(set).get(path, { method }).status).toBe(400);
});

test('OPTIONS is refused too, and CORS hides it', () => {
  expect(testCloud(set).get(path, { method: 'OPTIONS' })).toEqual({ status: 200, text: '' });
});

test('while metadata is cached GET shows the old value and a second POST overwrites', () => {
  const cloud = testCloud();
  cloud.get(path);
  expect(cloud.text(path, post('one'))).toBe('');
  expect(cloud.text(path, post('two'))).toBe('');
  expect(cloud.text(path)).toBe('');
  cloud.passSeconds(15);
  expect(cloud.text(path)).toBe('two');
  expect(cloud.text(path, post('three'))).toBe('409');
});

test('an empty password counts as unset', () => {
  const cloud = testCloud(uncached);
  cloud.get(path, post(''));
  expect(cloud.text(path, post('later'))).toBe('');
});

test('the oldest version has none', () => {
  expect(testCloud().text('/openstack/2012-08-10/password', post('x'))).toBe('404');
});

test('of an instance that is gone but cached nothing can be stored', () => {
  const cloud = testCloud();
  cloud.get(path);
  cloud.changeInstances([{ deleted: true }]);
  expect(cloud.get(path, post('x')).text).toContain('Instance uuid-web could not be found.');
  expect(cloud.get(path).status).toBe(200);
});

test('without a mapping reading works and storing fails', () => {
  const cloud = testCloud({ instances: [{ mapping: 'none' }] });
  expect(cloud.text(path)).toBe('');
  expect(cloud.text(path, post('x'))).toBe('InstanceMappingNotFound');
});
