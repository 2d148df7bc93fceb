import { test } from 'vitest';
import { mimeMergeType as rule } from './mime-merge-type.ts';
import { checkRule } from './testing/check-rule.ts';

const message = (type: string): string =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="=="\n\n--==\nContent-Type: text/cloud-config\nMerge-Type: ${type}\n\nhostname: a\n--==--\n`;
const inMime = { name: 'user-data.mime' } as const;
const good = 'list(append)+dict(no_replace,recurse_list)+str()';

test('a part that is dropped, or its lists', () => {
  checkRule(rule, message('«list(append)»'), { ...inMime, says: /drops/, fixed: message(good) });
  checkRule(rule, message('«list(append)+dict()»'), {
    ...inMime,
    fixed: message(good),
    isSafe: false,
  });
  checkRule(rule, message('«list[append]»'), { ...inMime, says: /cannot read/ });
});

test('as it should be', () => {
  checkRule(rule, message(good), inMime);
  checkRule(rule, message('dict(replace)+list()+str()'), inMime);
});
