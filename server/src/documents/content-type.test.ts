import { expect, test } from 'vitest';
import { contentTypeOf } from './content-type.ts';

const checkType = (text: string, type: string | undefined): void => {
  expect(contentTypeOf(text), JSON.stringify(text)).toBe(type);
};

test('the first line makes the type, in any case, whatever follows', () => {
  checkType('#cloud-config', 'text/cloud-config');
  checkType('#CLOUD-config for web\n', 'text/cloud-config');
  checkType('#cloud-configX', 'text/cloud-config');
  checkType(' \n\t#cloud-config\n', 'text/cloud-config');
  checkType('#!/bin/sh\n', 'text/x-shellscript');
  checkType('## template: jinja\n#cloud-config\n', 'text/jinja2');
});

test('the longest header counts', () => {
  checkType('#cloud-config-archive\n', 'text/cloud-config-archive');
  checkType('#cloud-config-jsonp\n', 'text/cloud-config-jsonp');
  checkType('#include-once\n', 'text/x-include-once-url');
  checkType('#include\n', 'text/x-include-url');
});

test('what only looks like a header is none', () => {
  for (const text of [
    '# cloud-config',
    '#cloud_config',
    '---\n#cloud-config',
    '\ufeff#cloud-config',
    '##template: jinja',
    'hostname: a',
    '',
  ]) {
    checkType(text, undefined);
  }
});
