import {
  anything,
  choice,
  cloudConfigModule,
  flag,
  integer,
  list,
  map,
  oneOf,
  text,
} from '../builders.ts';

export const powerStateChange = cloudConfigModule({
  id: 'cc_power_state_change',
  title: 'Power off or reboot when done',
  summary:
    'Switches the machine off, or boots it again, once cloud-init is through with everything else. Do this here, not by `reboot` in `runcmd`: that would cut the last stage short.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {
    power_state: map(
      {
        mode: choice(
          {
            poweroff: 'Shut down and cut the power.',
            reboot: 'Boot again.',
            halt: 'Shut down, but leave the power on.',
          },
          'What to do.',
          { required: true },
        ),
        delay: oneOf(
          [
            integer('Minutes.', { min: 0 }),
            text('', {
              pattern: '^\\+?[0-9]+$',
              changed: { since: '22.3', note: 'Write the number without quotes and without `+`.' },
            }),
            choice(['now'], '', { untyped: true }),
          ],
          'Minutes to wait after cloud-init has finished, or `now`.',
          { default: 'now' },
        ),
        message: text('What logged-in users are told.', {
          examples: ['The first boot is done, rebooting.'],
        }),
        timeout: integer(
          'Seconds to wait for cloud-init to end. After that the machine goes down all the same.',
          { default: 30 },
        ),
        condition: oneOf(
          [
            text('A line for `sh`. Exit code 0 means yes, 1 means no.'),
            flag(),
            list(anything('The program, then its arguments.'), 'A program and its arguments.'),
          ],
          'Go ahead only if this holds: `true`, `false`, or a command that ends with exit code 0.',
          { default: true, examples: ['test -f /var/run/reboot-required'] },
        ),
      },
      'What happens to the machine at the end of its first boot.',
      { typical: ['mode', 'delay', 'message'] },
    ),
  },
  examples: [
    `#cloud-config
power_state:
  mode: reboot
  delay: 1
  message: Rebooting into the new kernel.
  condition: test -f /var/run/reboot-required
`,
  ],
});
