import { cloudConfigModule, text } from '../builders.ts';

export const timezone = cloudConfigModule({
  id: 'cc_timezone',
  title: 'Time zone',
  summary: 'Sets the time zone. The clock itself is the business of `ntp`.',
  stage: 'config',
  frequency: 'instance',
  distros: 'all',
  keys: {
    timezone: text(
      'Name of a file under `/usr/share/zoneinfo`, upper and lower case as there. An unknown name fails the module, and the zone stays.',
      {
        suggest: ['UTC', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'Asia/Tokyo'],
      },
    ),
  },
  examples: [
    `#cloud-config
timezone: Europe/Berlin
`,
  ],
});
