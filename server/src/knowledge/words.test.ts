import { expect, test } from 'vitest';
import { typeOfPlain } from '../documents/yaml/resolve.ts';
import { yamlOf } from './words.ts';

test('what YAML reads as something else is put in quotes, and nothing more', () => {
  for (const value of [
    '',
    'on',
    'No',
    '~',
    '12',
    '-1',
    '0x1f',
    '1.5',
    '22:22',
    '.inf',
    '2026-01-02',
    '-',
  ])
    expect(yamlOf(value)).toBe(`'${value}'`);
  for (const value of ['802.3ad', 'gz+base64', '+x', '.bashrc', 'none', 'a'])
    expect(yamlOf(value)).toBe(value);
});

test('whatever stands without quotes is a text', () => {
  for (const value of [
    '802.3ad',
    '1e3',
    '1_0',
    '0b1',
    '.5',
    '12:30:45',
    '=',
    '-.inf',
    '+12',
    '.nan',
  ])
    if (!yamlOf(value).startsWith("'")) expect(typeOfPlain(value), value).toBe('text');
});
