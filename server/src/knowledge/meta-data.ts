import { choice, integer, list, map, mapOf, oneOf, text } from './builders.ts';
import type { MapShape } from './shape.ts';

/**
 * The file `meta-data` of a NoCloud seed, by the documentation of cloud-init 26.2. Nothing checks it: keys that
 * are not here can be asked for in templates.
 */
export const metaData: MapShape = map(
  {
    'instance-id': text(
      'Name of this instance. A new one makes everything that runs once for each instance run again.',
      { required: true, examples: ['iid-local01'] },
    ),
    'local-hostname': text('The host name.', { format: 'hostname', examples: ['web-1'] }),
    hostname: text('The host name, if there is no `local-hostname`.', { format: 'hostname' }),
    'public-keys': oneOf(
      [
        list(text('A public key, all on one line.')),
        mapOf(text('A public key, all on one line.'), 'Public keys by name.', { label: 'name' }),
      ],
      "Public keys that may log in as the image's own user.",
    ),
    dsmode: choice(
      { net: 'Wait for the network.', local: 'Do not wait for the network.' },
      'When this seed is used.',
      { default: 'net' },
    ),
    seedfrom: text('Where user-data and the rest are fetched from; ends with `/`.', {
      format: 'uri',
    }),
    'launch-index': integer('Number among instances that were made at once, from 0.'),
    'availability-zone': text('Where the instance runs.'),
    region: text('The region the instance runs in.'),
    'cloud-name': text('Name of the cloud.'),
    'network-interfaces': text(
      'Network in the form of Debian, as a `|` block. Use `network-config` instead.',
      {
        multiline: true,
      },
    ),
  },
  'Metadata of a NoCloud seed.',
  { open: true, typical: ['instance-id', 'local-hostname'] },
);
