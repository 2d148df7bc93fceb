import { type SourceText, sourceText } from '../../server/src/documents/source-text.ts';
import { type LanguageService, languageService } from '../../server/src/language-service.ts';

/** An editor that can do everything. */
export const newService = (): LanguageService =>
  languageService({ snippets: true, insertTextModes: true, tags: true });

/** A first version of a document of user-data. */
export const userData = (text: string): SourceText =>
  sourceText('file:///user-data', 'cloud-config', 1, text);

const user = (index: number): string =>
  `  - name: user${index}\n    gecos: User ${index}\n    groups: [adm, sudo]\n    shell: /bin/bash\n    lock_passwd: true\n    ssh_authorized_keys:\n      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${index} user${index}@example.org\n`;

const file = (index: number): string =>
  `  - path: /etc/app/conf.d/${index}.conf\n    owner: root:root\n    permissions: '0644'\n    content: |\n      # made for instance ${index}\n      listen = 10.0.${index % 256}.1:80\n      log = /var/log/app/${index}.log\n`;

const source = (index: number): string =>
  `    repo${index}.list:\n      source: deb http://repo${index}.example.org/debian stable main\n      keyid: F430BBA5\n`;

const repeated = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('');

/** A valid document of about so many lines, with the keys that long documents are made of. */
export const longDocument = (lines: number): string => {
  const share = Math.floor(lines / 5);
  return [
    '#cloud-config\nhostname: web\nfqdn: web.example.org\npackage_update: true\n',
    `packages:\n${repeated(share, (index) => `  - package-${index}\n`)}`,
    `users:\n  - default\n${repeated(Math.floor(share / 7), user)}`,
    `write_files:\n${repeated(Math.floor(share / 7), file)}`,
    `apt:\n  sources:\n${repeated(Math.floor(share / 3), source)}`,
    `runcmd:\n${repeated(share, (index) => `  - [systemctl, restart, app-${index}]\n`)}`,
    'power_state:\n  mode: reboot\n  timeout: 30\n',
  ].join('');
};
