import { expect, test } from 'vitest';
import { type BodyLanguage, bodyLanguage } from './body-language.ts';

const checkLanguage = (name: string, text: string, expected: BodyLanguage) =>
  expect(bodyLanguage(name, text)).toBe(expected);

test('user_data is what its first line says', () => {
  checkLanguage('user_data', '#cloud-config\npackages: []', 'cloud-config');
  checkLanguage('user_data', 'Content-Type: multipart/mixed; boundary=x\n', 'cloud-config');
  checkLanguage('user_data', '#!/bin/sh\necho', 'shellscript');
  checkLanguage('user_data', '#!/usr/bin/env -S python3 -u\nprint()', 'python');
  checkLanguage('user_data', '#!/usr/bin/perl -w', 'perl');
  checkLanguage('user_data', '#ps1_sysnative\nGet-Date', 'powershell');
  checkLanguage('user_data', 'hello', 'plaintext');
});

test('JSON by content, whatever the name', () => {
  checkLanguage('vendor', '{"a": 1}', 'json');
  checkLanguage('vendor', '{a: 1}', 'plaintext');
  checkLanguage('ami-launch-index', '0', 'plaintext');
});

test('a .json file stays JSON when it is broken or a lone value', () => {
  checkLanguage('meta_data.json', '{"a": ', 'json');
  checkLanguage('vendor_data.json', 'null', 'json');
});

test('a sentence in place of a .json file is plain text', () => {
  checkLanguage('meta_data.json', 'http://h answered 404 Not Found.', 'plaintext');
});

test('cloud-config inside vendor_data.json stays JSON', () => {
  checkLanguage('vendor_data.json', '{"cloud-init": "#cloud-config"}', 'json');
});

test('an empty answer is plain text', () => {
  checkLanguage('password', '', 'plaintext');
});
