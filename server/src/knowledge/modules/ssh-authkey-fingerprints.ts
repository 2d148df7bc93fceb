import { cloudConfigModule, flag, text } from '../builders.ts';

export const sshAuthkeyFingerprints = cloudConfigModule({
  id: 'cc_ssh_authkey_fingerprints',
  title: 'Fingerprints of authorized keys',
  summary: 'Prints on the console which public keys may log in as which user.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {
    no_ssh_fingerprints: flag('Do not print them.', { default: false }),
    authkey_hash: text('How the fingerprint is computed.', {
      default: 'sha256',
      suggest: ['sha256', 'sha512', 'md5'],
    }),
  },
  examples: [
    `#cloud-config
no_ssh_fingerprints: true
`,
  ],
});
