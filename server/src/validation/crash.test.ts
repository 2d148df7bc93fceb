import { expect, test } from 'vitest';
import { openDocument } from '../documents/open-document.ts';
import { sourceText } from '../documents/source-text.ts';
import { problemsIn } from './problems-in.ts';
import { cloudConfigVerdict, networkConfigVerdict } from './verdict.ts';

const crashesIn = (text: string, language = 'cloud-config'): readonly string[] =>
  problemsIn(text, openDocument(sourceText('user-data', language, 1, text)).read())
    .filter(({ code }) => code === 'cloud-init-crash')
    .map(({ start, end }) => text.slice(start, end));

const checkCloudConfig = (body: string, at: string): void => {
  const text = `#cloud-config\n${body}`;
  expect(cloudConfigVerdict(text).status, body).toBe('crash');
  expect(crashesIn(text), body).toEqual([at]);
};

test('keys that are no strings break the check where a pattern is asked for', () => {
  checkCloudConfig('disk_setup:\n  1:\n    table_type: gpt\n', '1');
  checkCloudConfig('chpasswd:\n  list:\n    - !!binary eHg=\n', '!!binary eHg=');
});

test('unknown keys of different types cannot be sorted', () => {
  checkCloudConfig('phone_home:\n  url: x\n  1: a\n  b: c\n', 'b');
});

test('a key that is no string is fine where it is the only one', () => {
  expect(cloudConfigVerdict('#cloud-config\nphone_home: {url: x, 1: a}\n').status).toBe('invalid');
});

test('values that PyYAML stumbles over break the check', () => {
  for (const value of ['2032-13-45', '!!int x', '!!bool x', '0b_']) {
    expect(cloudConfigVerdict(`#cloud-config\nhostname: ${value}\n`).status, value).toBe('crash');
  }
  expect(cloudConfigVerdict('#cloud-config\nhostname: !!binary x\n').status).toBe('invalid');
  expect(cloudConfigVerdict('#cloud-config\nhostname: 2032-13-45\na: [\n').status).toBe('invalid');
});

test('network that is no map breaks the check', () => {
  for (const value of ['[a]', 'x', '-1', 'true']) {
    expect(networkConfigVerdict(`network: ${value}\n`).status, value).toBe('crash');
    expect(crashesIn(`network: ${value}\n`, 'cloud-init-network')).toEqual([value]);
  }
  expect(networkConfigVerdict('network: {}\n').status).toBe('skipped');
});

test('mistakes under keys of different types cannot be sorted', () => {
  const text = 'version: 2\nethernets: {a: {mtu: x}, 1: {mtu: y}}\n';
  expect(networkConfigVerdict(text).status).toBe('crash');
});

test('templates have a verdict of their own', () => {
  const verdict = (body: string, data: unknown = { v1: { a: 'x' } }): string =>
    cloudConfigVerdict(`## template: jinja\n${body}`, data).status;
  expect(verdict('#cloud-config\nhostname: {{ v1.a }}\n')).toBe('valid');
  expect(verdict('#cloud-config\nhostname: {{ v1.b.c }}\n')).toBe('crash');
  expect(verdict('#cloud-config\n{% if %}\n')).toBe('invalid');
  expect(verdict('hostname: {{ v1.a }}\n')).toBe('invalid');
  expect(verdict('#!/bin/sh\n')).toBe('skipped');
  expect(verdict('#cloud-config\nhostname: x\n', null)).toBe('invalid');
});
