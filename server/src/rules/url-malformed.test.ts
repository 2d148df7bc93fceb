import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { urlMalformed as rule } from './url-malformed.ts';

const home = (url: string): string => `phone_home:\n  url: ${url}\n`;

test('a URL begins with its scheme and has a host', () => {
  checkRule(rule, home('«example.com/a»'), {
    says: /https/,
    fixed: home('https://example.com/a'),
    isSafe: false,
  });
  checkRule(rule, home('«http:/example.com/»'), { fixed: home('http://example.com/') });
  checkRule(rule, home('«"htp://example.com/"»'), { fixed: home('"http://example.com/"') });
  checkRule(rule, home('«httsp://example.com/»'), { fixed: home('https://example.com/') });
  checkRule(rule, home('«http://»'), { says: /no host/ });
  checkRule(rule, home('«http://exa mple.com»'), { says: /blank/ });
  checkRule(rule, 'apt:\n  http_proxy: «http://10.0.0.300:3128»\n', { says: /no host name/ });
  checkRule(rule, 'apt:\n  http_proxy: «proxy.lan:3128»\n', {
    says: /does not begin/,
    fixed: 'apt:\n  http_proxy: http://proxy.lan:3128\n',
  });
});

test('it is looked for wherever the knowledge has a URL', () => {
  checkRule(rule, 'yum_repos:\n  a:\n    baseurl: «repo.example.com»\n');
  checkRule(rule, 'write_files:\n  - path: /a\n    source:\n      uri: «not a url»\n');
});

test('schemes and placeholders of every kind are right', () => {
  checkRule(rule, home('http://example.com:8080/$INSTANCE_ID/'));
  checkRule(rule, home('tftp://example.com/a'));
  checkRule(rule, home('http://[2001:db8::1]/a'));
  checkRule(rule, 'yum_repos:\n  a:\n    baseurl: https://a/$releasever/$basearch\n');
  checkRule(rule, 'apt:\n  primary:\n    - arches: [default]\n      uri: mirror+file:/etc/a\n');
  checkRule(rule, 'apt:\n  http_proxy: DIRECT\n');
  checkRule(rule, `## template: jinja\n#cloud-config\n${home('"{{ url }}"')}`);
});
