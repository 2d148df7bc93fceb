import { expect, test } from 'vitest';
import { cursorText } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { standardSettings } from '../settings.ts';
import { hoverAt } from './hover.ts';

/** Text of the hover and the text it is about; undefined if there is none. */
const hoverOf = (
  marked: string,
  name?: string,
  settings = standardSettings,
): readonly [string, string] | undefined => {
  const { source, position } = cursorText(marked, name);
  const hover = hoverAt(openDocument(source), position, settings);
  if (hover?.range === undefined) return undefined;
  const { start, end } = hover.range;
  const about = source.text.split('\n')[start.line]?.slice(start.character, end.character) ?? '';
  const { contents } = hover;
  return [typeof contents === 'object' && 'value' in contents ? contents.value : '', about];
};

const checkHover = (marked: string, about: string, ...parts: readonly string[]): void => {
  const hover = hoverOf(`#cloud-config\n${marked}`);
  expect(hover?.[1], marked).toBe(about);
  for (const part of parts) expect(hover?.[0]).toContain(part);
};

test('a key', () => {
  checkHover('run|cmd:\n  - ls\n', 'runcmd', '**runcmd**', 'cc_runcmd');
  checkHover('|runcmd: []\n', 'runcmd', '**runcmd**');
  checkHover(
    'write_files:\n  - path: /a\n    own|er: b\n',
    'owner',
    'Default: `root:root`',
    'cc_write_files',
  );
  checkHover('users:\n  - {na|me: a}\n', 'name', '**name**');
  checkHover('"host|name": a\n', '"hostname"', '**hostname**');
});

test('a key that depends on others is told with all it can be', () => {
  checkHover('chpasswd:\n  users:\n    - name: a\n      ty|pe: hash\n', 'type', 'RANDOM', 'hash');
});

test('a value with a meaning', () => {
  checkHover('power_state:\n  mode: re|boot\n', 'reboot', '`reboot`');
  checkHover('users:\n  - defau|lt\n', 'default', '`default`');
});

test('a name in a template', () => {
  expect(
    hoverOf('## template: jinja\n#cloud-config\nhostname: {{ v1.local_host|name }}\n')?.[0],
  ).toContain('host name');
});

test('nothing about what is unknown, free, or text', () => {
  for (const marked of [
    'what|ever: 1\n',
    'hostname: we|b\n',
    '# runc|md\n',
    'bootcmd:\n  - |\n    runc¦md:\n',
  ]) {
    expect(hoverOf(`#cloud-config\n${marked}`)).toBeUndefined();
  }
  expect(hoverOf('#!/bin/sh\nrunc|md\n')).toBeUndefined();
});

test('keys of a file without header are known all the same', () => {
  expect(hoverOf('hostn|ame: a\n')?.[0]).toContain('**hostname**');
});

test('a key that is too new for the target version', () => {
  const told = (targetVersion: string) =>
    hoverOf('#cloud-config\nub|untu_pro: {}\n', undefined, { targetVersion })?.[0];
  expect(told('22.4')).toMatch(/Known since cloud-init 24.1.*version 22.4 does not know it/);
  expect(told('24.1')).toContain('Known since cloud-init 24.1.');
  expect(told('24.1')).not.toContain('does not know it');
});
