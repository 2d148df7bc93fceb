import { cloudConfigModule } from '../builders.ts';

export const updateHostname = cloudConfigModule({
  id: 'cc_update_hostname',
  title: 'Keep the host name',
  summary:
    'Sets the host name again at every boot, unless someone changed it by hand since, or `preserve_hostname` is set.',
  stage: 'init',
  frequency: 'always',
  distros: 'all',
  keys: {},
  alsoReads: ['preserve_hostname', 'prefer_fqdn_over_hostname', 'create_hostname_file'],
  examples: [
    `#cloud-config
preserve_hostname: true
`,
  ],
});
