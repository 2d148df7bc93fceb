import { finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { textOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

/** Folders that every image has. */
const folders =
  /^\/(?:|bin|boot|dev|etc|etc\/(?:apt|cron\.d|default|netplan|profile\.d|ssh|sudoers\.d|systemd|systemd\/system|sysctl\.d)|home|lib|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|usr\/(?:bin|lib|local|local\/(?:bin|sbin)|sbin|share)|var|var\/(?:lib|log|tmp))$/;

export const writeFilesPathIsFolder = valueRule({
  code: 'write-files-path-is-folder',
  severity: 'error',
  title: 'The path of a file is that of a folder',
  explanation: `
\`path\` is the whole path of the file, with its name. A folder cannot be written to: cloud-init stops
in the middle of \`write_files\`, and the files further down are not written either. A path that ends
with a slash is never what was meant.

\`\`\`yaml
write_files:
  - path: /usr/local/bin/hello
\`\`\`
`,
  at: [at('write_files', '*', 'path')],
  check: (path) => {
    const text = textOf(path);
    if (text === undefined || !(text.endsWith('/') || folders.test(text))) return undefined;
    return finding(
      path,
      'This is a folder, and cloud-init stops where it cannot write. Add the name of the file.',
    );
  },
});
