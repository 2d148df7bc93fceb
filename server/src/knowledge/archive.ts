import { choice, integer, list, map, oneOf, text } from './builders.ts';
import type { ListShape } from './shape.ts';

const type = choice(
  {
    'text/cloud-config': 'Keys and values for the modules of cloud-init.',
    'text/x-shellscript': 'A script, run late in the first boot.',
    'text/x-shellscript-per-boot': 'A script, run at every boot.',
    'text/x-shellscript-per-instance': 'A script, run once for each instance.',
    'text/x-shellscript-per-once': 'A script, run once ever.',
    'text/cloud-boothook': 'A script, run early and at every boot.',
    'text/x-include-url': 'URLs to fetch more user-data from, one a line.',
    'text/x-include-once-url': 'The same, but fetched only once for each instance.',
    'text/part-handler': 'Python code that handles parts of your own types.',
    'text/jinja2': 'A template of one of the others; its second line says of which.',
  },
  'What the part is. Left out, its first line says so.',
);

/** What stands under `#cloud-config-archive`, as cloud-init 26.2 reads it. Nothing checks it. */
export const archive: ListShape = list(
  oneOf([
    map(
      {
        type,
        content: text('The part itself, as a `|` block.', { multiline: true, required: true }),
        filename: text('Name of the part. Of two with one name the later wins.'),
        'launch-index': integer('Only for the instance of this number.'),
      },
      'A part.',
      { open: true, typical: ['type', 'content'] },
    ),
    text('A part alone, told by its first line.', { multiline: true }),
  ]),
  'Parts, each with its own type.',
);
