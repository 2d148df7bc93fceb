import { test } from 'vitest';
import { spelledTwice as rule } from './spelled-twice.ts';
import { checkFixes } from './testing/check-fixes.ts';
import { checkRule } from './testing/check-rule.ts';

test('old and new name side by side', () => {
  const fresh = 'ca_certs:\n  remove_defaults: true\n';
  checkRule(rule, `${fresh}«ca-certs»:\n  trusted: [a]\n`, {
    says: /old name/,
    fixed: fresh,
    isSafe: false,
  });
  checkRule(rule, 'users:\n  - name: ada\n    lock_passwd: false\n    «lock-passwd»: true\n', {
    fixed: 'users:\n  - name: ada\n    lock_passwd: false\n',
  });
});

test('between brackets only the one goes', () => {
  checkRule(rule, '{«"ca-certs"»: {trusted: [a]}, hostname: b, ca_certs: {trusted: [c]}}\n', {
    fixed: '{hostname: b, ca_certs: {trusted: [c]}}\n',
  });
});

test('that the name is old is told once', () => {
  const text = 'ca_certs:\n  remove_defaults: true\nca-certs:\n  trusted: [a]\n';
  checkFixes(text, 'deprecated-key');
  checkFixes(text, rule.code, ['Remove ca-certs', 'ca_certs:\n  remove_defaults: true\n']);
});

test('one of them alone, and what only looks alike', () => {
  checkRule(rule, 'ca-certs:\n  trusted: [a]\n');
  checkRule(rule, 'users:\n  - {name: a, lock_passwd: true}\n  - {name: b, lock-passwd: true}\n');
  checkRule(rule, 'chpasswd:\n  list: "a:b"\n  users: [{name: b, password: R, type: RANDOM}]\n');
});
