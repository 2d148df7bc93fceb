import { finding } from './frame/finding.ts';
import { textOf } from './frame/value.ts';
import { isPlaceholder } from './readers/ssh-public-key.ts';
import { authorizedKeys } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

export const sshKeyPlaceholder = valueRule({
  code: 'ssh-key-placeholder',
  severity: 'hint',
  title: 'A place for a key is still empty',
  explanation: `
\`ssh-ed25519 AAAA… me\` or \`<your key>\` comes from documentation, and is no key. Put the content of
your own public key here, mostly \`~/.ssh/id_ed25519.pub\`.

A key that is cut off after a few letters, or made up of one word again and again, is none either.

Programs that fill in values, such as Terraform with \`\${key}\`, do so before cloud-init reads it;
then all is well.
`,
  at: authorizedKeys,
  check: (key) => {
    const text = textOf(key);
    return text !== undefined && isPlaceholder(text) && !/^\s*#/.test(text)
      ? finding(key, 'This is still a place for a key. Put your own public key here.')
      : undefined;
  },
});
