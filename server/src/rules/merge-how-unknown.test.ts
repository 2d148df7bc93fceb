import { test } from 'vitest';
import { mergeHowUnknown as rule } from './merge-how-unknown.ts';
import { checkRule } from './testing/check-rule.ts';

test('what cannot be read, and what does not exist', () => {
  checkRule(rule, 'merge_how: «list[append]»\n', { says: /cannot read/ });
  checkRule(rule, 'merge_how: dict()+«lst»(append)\n', {
    says: /no merger/,
    fixed: 'merge_how: dict()+list(append)\n',
    isSafe: false,
  });
  checkRule(rule, 'merge_how: "dict(«recurse_lists»)+list(append)"\n', {
    says: /no setting/,
    fixed: 'merge_how: "dict(recurse_list)+list(append)"\n',
  });
});

test('all that there is, in any case', () => {
  checkRule(rule, 'merge_how: List(Append)+dict(no-replace, recurse_array)+str()\n');
  checkRule(rule, 'merge_how: dict(replace)+list()+str()\n');
});
