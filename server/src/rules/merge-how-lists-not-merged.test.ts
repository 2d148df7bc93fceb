import { test } from 'vitest';
import { mergeHowListsNotMerged as rule } from './merge-how-lists-not-merged.ts';
import { checkRule } from './testing/check-rule.ts';

test('dict decides whether lists are looked at', () => {
  checkRule(rule, 'merge_how: «list(append)+dict()+str()»\n', {
    says: /earlier list stays/,
    fixed: 'merge_how: list(append)+dict(no_replace,recurse_list)+str()\n',
    isSafe: false,
  });
  checkRule(rule, 'merge_how: «"dict(replace)+list(prepend)"»\n', {
    says: /replaces/,
    fixed: 'merge_how: "list(prepend)+dict(no_replace,recurse_list)+str()"\n',
  });
  checkRule(
    rule,
    '«merge_how»:\n  - {name: list, settings: [append]}\n  - {name: dict, settings: []}\n',
  );
});

test('with recurse_list, or without joining lists, it is as meant', () => {
  checkRule(rule, 'merge_how: list(append)+dict(recurse_array)+str()\n');
  checkRule(rule, 'merge_how: dict(replace)+list()+str()\n');
  checkRule(rule, 'merge_how: list(append)\n');
});
