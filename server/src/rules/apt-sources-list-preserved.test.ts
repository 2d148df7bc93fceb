import { test } from 'vitest';
import { aptSourcesListPreserved as rule } from './apt-sources-list-preserved.ts';
import { checkRule } from './testing/check-rule.ts';

const apt = (preserve: string, key = 'disable_suites'): string =>
  `apt:\n  preserve_sources_list: ${preserve}\n  ${key}: [backports]\n`;

test('the list of the image is kept as it is', () => {
  checkRule(rule, apt('true', '«disable_suites»'), { fixed: apt('false'), isSafe: false });
  checkRule(rule, apt('false'));
  checkRule(rule, 'apt:\n  preserve_sources_list: true\n  sources: {a: {source: "ppa:a/b"}}\n');
});

test('mirrors that a source of its own asks for have an effect', () => {
  const sources = (line: string): string =>
    `apt:\n  preserve_sources_list: true\n  sources: {a: {source: "deb ${line} $RELEASE main"}}\n`;
  checkRule(rule, `${sources('$MIRROR')}  primary: [{arches: [default], uri: "http://a"}]\n`);
  checkRule(rule, `${sources('$SECURITY')}  «disable_suites»: [backports]\n`);
  checkRule(rule, `${sources('http://b')}  «primary»: [{arches: [default], uri: "http://a"}]\n`);
});
