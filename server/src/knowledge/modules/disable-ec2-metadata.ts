import { cloudConfigModule, flag } from '../builders.ts';

export const disableEc2Metadata = cloudConfigModule({
  id: 'cc_disable_ec2_metadata',
  title: 'Cut off the metadata service',
  summary:
    'Rejects the route to `169.254.169.254` at every boot, so that programs cannot read metadata and user-data any more.',
  stage: 'config',
  frequency: 'always',
  distros: 'all',
  keys: {
    disable_ec2_metadata: flag(
      'Cut it off once cloud-init has read it. Programs that need it later, such as agents of the cloud, fail.',
      { default: false },
    ),
  },
  examples: [
    `#cloud-config
disable_ec2_metadata: true
`,
  ],
});
