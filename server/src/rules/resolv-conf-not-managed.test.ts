import { test } from 'vitest';
import { resolvConfNotManaged as rule } from './resolv-conf-not-managed.ts';
import { checkRule } from './testing/check-rule.ts';

const settings = 'resolv_conf:\n  nameservers: [192.0.2.53]\n';

test('resolv_conf needs manage_resolv_conf', () => {
  checkRule(rule, settings.replace('resolv_conf', '«resolv_conf»'), {
    fixed: `${settings}manage_resolv_conf: true\n`,
    isSafe: false,
  });
  checkRule(
    rule,
    `manage_resolv_conf: false\n${settings.replace('resolv_conf', '«resolv_conf»')}`,
    {
      fixed: `manage_resolv_conf: true\n${settings}`,
    },
  );
});

test('with it all is well', () => {
  checkRule(rule, `manage_resolv_conf: true\n${settings}`);
  checkRule(rule, 'manage_resolv_conf: false\n');
});
