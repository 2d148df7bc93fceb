import { cloudConfigModule, flag, oneOf, text } from '../builders.ts';

const commonLocales = [
  'C.UTF-8',
  'en_US.UTF-8',
  ...['en_GB', 'de_DE', 'fr_FR', 'es_ES', 'it_IT', 'pt_BR', 'pt_PT', 'nl_NL', 'sv_SE', 'nb_NO'],
  ...['da_DK', 'fi_FI', 'pl_PL', 'cs_CZ', 'hu_HU', 'ru_RU', 'uk_UA', 'tr_TR', 'el_GR'],
  ...['ja_JP', 'ko_KR', 'zh_CN', 'zh_TW'],
].map((name) => (name.includes('.') ? name : `${name}.UTF-8`));

export const locale = cloudConfigModule({
  id: 'cc_locale',
  title: 'Locale',
  summary: 'Sets language and formats of the system, and makes the locale where that is needed.',
  stage: 'config',
  frequency: 'instance',
  distros: 'all',
  keys: {
    locale: oneOf(
      [flag('`false` leaves the locale as it is.'), text('A locale.', { suggest: commonLocales })],
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
