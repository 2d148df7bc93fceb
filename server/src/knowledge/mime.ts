import { mergeWays } from './merge-ways.ts';

/** Names with what they mean. */
type Names = Readonly<Record<string, string>>;

/** The headers of a MIME document that cloud-init looks at, as their usual spelling. */
export const mimeHeaders: Names = {
  'Content-Type':
    'What it is: `multipart/mixed` for the whole, one of the types of cloud-init for a part.',
  'MIME-Version': '`1.0`. Without it in the first lines cloud-init ignores the whole file.',
  'Content-Disposition':
    '`attachment; filename="name"` names the part. Of two scripts of one name only the later is kept.',
  'Content-Transfer-Encoding': 'How the part is packed: `7bit` is as it stands.',
  'Merge-Type':
    'How this part is merged with the ones before: `list(append)+dict(recurse_array)+str()`.',
  'X-Merge-Type': 'The same as `Merge-Type`.',
  'Launch-Index': 'Only for the instance with this number among those made at once.',
};

/** The types that a part of a MIME document can have. Any other is ignored with a word in the log. */
export const partTypes: Names = {
  'text/cloud-config':
    'Keys and values for the modules of cloud-init. Needs no `#cloud-config` line.',
  'text/x-shellscript': 'A script, run late in the first boot; its first line says by what.',
  'text/x-shellscript-per-boot': 'A script, run late in every boot.',
  'text/x-shellscript-per-instance': 'A script, run late in the first boot of each instance.',
  'text/x-shellscript-per-once': 'A script, run once ever.',
  'text/cloud-boothook': 'A script, run early and at every boot.',
  'text/jinja2': 'A template. Its second line says what it makes.',
  'text/x-include-url': 'URLs to fetch more user-data from, one a line.',
  'text/x-include-once-url': 'The same, but fetched only once for each instance.',
  'text/cloud-config-archive': 'A list of parts, each with its own type.',
  'text/cloud-config-jsonp': 'A JSON patch of the cloud-config so far.',
  'text/part-handler': 'Python code that handles parts of your own types.',
  'text/plain': 'Whatever its first line says.',
};

/** What the other headers can say. */
export const mimeValues: Readonly<Record<string, Names>> = {
  'mime-version': { '1.0': 'The only version there is.' },
  'content-transfer-encoding': {
    '7bit': 'As it stands, ASCII alone.',
    '8bit': 'As it stands.',
    base64: 'In base64.',
    'quoted-printable': 'Text with `=20` for what is not ASCII.',
  },
  'content-disposition': { attachment: 'A part; `filename="name"` names it.' },
  'merge-type': mergeWays,
  'x-merge-type': mergeWays,
};

/** What can follow a value and its semicolon. */
export const mimeParameters: Readonly<Record<string, Names>> = {
  'content-type': {
    'charset="utf-8"': 'The text is UTF-8.',
    'charset="us-ascii"': 'The text is ASCII alone.',
  },
  'content-disposition': { 'filename="name"': 'Name of the part.' },
};
