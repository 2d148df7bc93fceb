import { expect, test } from 'vitest';
import { isUserDataHeader } from './user-data-header.ts';

const checkHeader = (firstLine: string, expected: boolean) =>
  expect(isUserDataHeader(firstLine), firstLine).toBe(expected);

test('what cloud-init takes is taken, in any case and with blanks in front', () => {
  const taken = [
    '#cloud-config',
    '#CLOUD-CONFIG',
    '  #cloud-config for web',
    '#cloud-config-archive',
    '#cloud-config-jsonp',
    '## template: jinja',
    '#cloud-boothook',
    '#part-handler',
    '#include',
    '#include-once',
    '#include https://example.org/x',
    'Content-Type: multipart/mixed; boundary="x"',
    'MIME-Version: 1.0',
  ];
  for (const line of taken) checkHeader(line, true);
});

test('what cloud-init ignores is left alone', () => {
  const left = [
    '# cloud-config',
    '#cloud_config',
    '---',
    '',
    'a: #cloud-config',
    '##template: jinja',
  ];
  for (const line of left) checkHeader(line, false);
});

test('C is no user-data', () => {
  checkHeader('#include <stdio.h>', false);
  checkHeader('#include "x.h"', false);
});

test('a script keeps its own language', () => {
  checkHeader('#!/bin/sh', false);
});
