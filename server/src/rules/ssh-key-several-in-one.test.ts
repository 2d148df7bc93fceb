import { test } from 'vitest';
import { sshKeySeveralInOne as rule } from './ssh-key-several-in-one.ts';
import { checkRule } from './testing/check-rule.ts';

test('one item for each key', () => {
  checkRule(rule, 'ssh_authorized_keys:\n  - ssh-rsa AAAAa, «ssh-ed25519» AAAAb me\n  - x\n', {
    fixed: 'ssh_authorized_keys:\n  - ssh-rsa AAAAa\n  - ssh-ed25519 AAAAb me\n  - x\n',
    isSafe: false,
  });
  checkRule(
    rule,
    'users:\n  - name: a\n    ssh_authorized_keys:\n      - |\n        ssh-rsa AAAAa me\n        «ssh-rsa» AAAAb\n',
    {
      fixed:
        'users:\n  - name: a\n    ssh_authorized_keys:\n      - ssh-rsa AAAAa me\n      - ssh-rsa AAAAb\n',
    },
  );
});

test('in brackets each key gets quotes', () => {
  checkRule(rule, 'ssh_authorized_keys: ["ssh-rsa AAAAa me, «ssh-rsa» AAAAb"]\n', {
    fixed: "ssh_authorized_keys: ['ssh-rsa AAAAa me', 'ssh-rsa AAAAb']\n",
  });
});

test('one key, with a remark, is right', () => {
  checkRule(
    rule,
    'ssh_authorized_keys:\n  - ssh-rsa AAAAa my-ssh-rsa key\n  - |\n    ssh-rsa AAAAb\n',
  );
});
