import { test } from 'vitest';
import { mergeHowWithoutDict as rule } from './merge-how-without-dict.ts';
import { checkRule } from './testing/check-rule.ts';

test('maps must be merged too', () => {
  checkRule(rule, 'merge_how: «list(append)»\n', {
    fixed: 'merge_how: list(append)+dict(no_replace,recurse_list)+str()\n',
    isSafe: false,
  });
  checkRule(rule, 'merge_type: «"list(append)+str()"»\n');
  checkRule(rule, '{merge_how: «list(append)»}\n', {
    fixed: "{merge_how: 'list(append)+dict(no_replace,recurse_list)+str()'}\n",
  });
  checkRule(rule, '«merge_how»:\n  - name: list\n    settings: [append]\n');
});

test('with dict it can be merged', () => {
  checkRule(rule, 'merge_how: list(append)+dict(recurse_list)\n');
  checkRule(rule, 'merge_how:\n  - name: dict\n    settings: [recurse_list]\n');
  checkRule(rule, 'merge_how: list[append]\n');
});
