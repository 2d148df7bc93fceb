import { cloudConfigModule, flag, oneOf, text } from '../builders.ts';

export const locale = cloudConfigModule({
  id: 'cc_locale',
  title: 'Locale',
  summary: 'Sets language and formats of the system, and makes the locale where that is needed.',
  stage: 'config',
  frequency: 'instance',
  distros: 'all',
  keys: {
    locale: oneOf(
      [
        flag('`false` leaves the locale as it is.'),
        text('A locale.', { suggest: ['C.UTF-8', 'en_US.UTF-8', 'de_DE.UTF-8'] }),
      ],
      'The locale of the system.',
      { defaultNote: "the distribution's own, often `C.UTF-8`", examples: ['de_DE.UTF-8'] },
    ),
    locale_configfile: text('File to write it to.', {
      format: 'path',
      defaultNote: 'where the distribution keeps it',
    }),
  },
  examples: [
    `#cloud-config
locale: de_DE.UTF-8
`,
  ],
});
