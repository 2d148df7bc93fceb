import { cloudConfigModule, either, flag, integer, list, map, oneOf, text } from '../builders.ts';

export const scriptsVendor = cloudConfigModule({
  id: 'cc_scripts_vendor',
  title: 'Scripts of the vendor',
  summary:
    'Runs scripts that the cloud brought along as vendor data, once. You may switch vendor data off altogether.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {
    vendor_data: map(
      {
        enabled: oneOf(
          [
            flag('', { default: true }),
            text('', {
              deprecated: { since: '22.3', note: 'Write `true` or `false`, without quotes.' },
            }),
          ],
          'Whether anything of the vendor data is used.',
          { default: true },
        ),
        prefix: either(
          [
            list(
              either([text('The program, or an argument.'), integer('An argument.')]),
              'A program and its arguments.',
            ),
            text('A program.'),
          ],
          'A command that each script of the vendor is handed to, instead of being run by itself.',
          { examples: ['/usr/bin/time', '[timeout, 60]'] },
        ),
      },
      'What becomes of the vendor data.',
      { typical: ['enabled'] },
    ),
  },
  examples: [
    `#cloud-config
vendor_data:
  enabled: false
`,
  ],
});
