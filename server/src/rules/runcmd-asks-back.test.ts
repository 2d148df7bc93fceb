import { test } from 'vitest';
import { runcmdAsksBack as rule } from './runcmd-asks-back.ts';
import { checkRule } from './testing/check-rule.ts';

test('a shell that the list asks for gets no answer either', () => {
  checkRule(rule, 'runcmd:\n  - [sh, -c, "apt-get update && «apt-get install» jq"]\n', {
    fixed: 'runcmd:\n  - [sh, -c, "apt-get update && apt-get install -y jq"]\n',
  });
  checkRule(rule, "runcmd:\n  - - /bin/bash\n    - -lc\n    - '«dnf install» jq'\n");
  checkRule(rule, 'runcmd:\n  - [echo, -c, "apt-get install jq"]\n');
});

test('package managers get the option that says yes', () => {
  checkRule(rule, 'runcmd:\n  - «apt-get install» nginx\n', {
    says: /`apt-get` asks/,
    fixed: 'runcmd:\n  - apt-get install -y nginx\n',
    isSafe: true,
  });
  checkRule(rule, 'runcmd:\n  - [«dnf», install, nginx]\n', {
    fixed: 'runcmd:\n  - [dnf, install, nginx, -y]\n',
  });
  checkRule(rule, 'runcmd:\n  - "a && sudo «yum -q update»"\n', {
    fixed: 'runcmd:\n  - "a && sudo yum -q update -y"\n',
  });
  checkRule(rule, 'runcmd:\n  - «zypper in» vim\n');
  checkRule(rule, 'runcmd:\n  - «pacman -Sy» vim\n', { says: /--noconfirm/ });
  checkRule(rule, 'runcmd:\n  - DEBIAN_FRONTEND=noninteractive «apt upgrade»\n');
});

test('whoever said yes, or asks nothing, is right', () => {
  for (const command of [
    ...[
      'apt-get -y install a',
      'apt-get install -qy a',
      'apt install --yes a',
      'apt-get -qq install a',
    ],
    ...[
      'apt-get update',
      'apt-cache install',
      'dnf -y update',
      'zypper -n in a',
      'yes | apt install a',
    ],
    ...[
      'pacman -S --noconfirm a',
      'pacman -Ss a',
      'echo apt-get install a',
      'apt-get -o APT::Get::Assume-Yes=1 install a',
    ],
  ])
    checkRule(rule, `runcmd:\n  - ${command}\n`);
});
