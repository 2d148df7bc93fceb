import { choice, cloudConfigModule, flag, list, map, mapOf, text } from '../builders.ts';

const encodings = {
  'text/plain': 'As it stands.',
  b64: 'Base64.',
  base64: 'Base64.',
  gz: 'Gzip; needs the YAML tag `!!binary`.',
  gzip: 'Gzip; needs the YAML tag `!!binary`.',
  'gz+base64': 'Gzip, then base64.',
  'gz+b64': 'Gzip, then base64.',
  'gzip+base64': 'Gzip, then base64.',
  'gzip+b64': 'Gzip, then base64.',
};

const file = map(
  {
    path: text('Absolute path of the file to write. Missing folders are made.', {
      required: true,
      format: 'path',
      examples: ['/etc/motd'],
    }),
    content: text('What to write into the file, after decoding it as `encoding` says.', {
      multiline: true,
      default: '',
    }),
    permissions: text('Mode of the file: an octal number **in quotes**.', {
      default: '0644',
      suggest: [
        ['0644', 'Everyone reads, the owner writes.'],
        ['0600', 'Only the owner reads and writes.'],
        ['0755', 'A program: everyone runs it.'],
        ['0700', 'A program for the owner alone.'],
      ],
    }),
    owner: text(
      'User and group of the file and of the folders made for it. Users of this very document do not exist yet unless `defer` is set.',
      { default: 'root:root' },
    ),
    encoding: choice(encodings, 'How `content` is packed.', { default: 'text/plain' }),
    append: flag('Add to the end of a file that is there already, instead of replacing it.', {
      default: false,
    }),
    defer: flag('Wait until the last boot stage, when packages are installed and users made.', {
      default: false,
    }),
    source: map(
      {
        uri: text('Where to fetch the content from.', {
          required: true,
          format: 'uri',
          examples: ['https://example.com/motd'],
        }),
        headers: mapOf(text('Value of the header.'), 'HTTP headers to send along.', {
          label: 'header',
        }),
      },
      'Fetch the content instead of writing it here. If that fails, `content` is written.',
      { since: '24.3' },
    ),
  },
  'One file.',
  { typical: ['path', 'content', 'permissions'] },
);

export const writeFiles = cloudConfigModule({
  id: 'cc_write_files',
  title: 'Write files',
  summary:
    'Writes files, with owner and mode, early in the boot: before users are made and packages installed, unless an entry says `defer: true`.',
  stage: 'init',
  frequency: 'instance',
  distros: 'all',
  keys: {
    write_files: list(file, 'Files to write, in this order.', { minItems: 1 }),
  },
  examples: [
    `#cloud-config
write_files:
  - path: /etc/motd
    content: |
      Welcome.
  - path: /usr/local/bin/hello
    permissions: '0755'
    content: |
      #!/bin/sh
      echo hello
`,
  ],
});
