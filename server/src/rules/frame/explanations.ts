import type { ProblemCode } from '../../problem.ts';

/** What there is to say about the codes of validation, in markdown; rules bring their own. */
export const explanations: Readonly<Record<ProblemCode, string>> = {
  'header-missing': `
cloud-init tells what user-data is by its first line. For keys and values that is \`#cloud-config\`:
no blank after the \`#\`, no comment and no \`---\` above. Anything else is passed over with one
warning in the log, and the boot looks fine.
`,
  'not-a-map': `
The document must be keys with values, such as \`hostname: web\`. A list, a single word or nothing at
all is refused as a whole.
`,
  'too-large': `
A cloud takes far less than this; only the first part is looked at, so that the editor stays quick.
`,
  'over-size-limit': `
Nova takes 65,535 characters of base64, which are 49,149 bytes; EC2 takes 16,384 bytes. More is refused
by the API. Compress it with gzip, or have it fetched with \`#include\`.
`,
  'yaml-syntax': `
cloud-init cannot read the text, and so passes over all of it. It reads YAML 1.1; the message says what
stands in the way.
`,
  'duplicate-key': `
YAML keeps only the last of two equal keys. With two \`runcmd\` the commands of the first never run, and
nothing says so. Put both lists together under one key.
`,
  'unknown-key': `
No module of cloud-init reads this key, so it has no effect. Mostly it is misspelt, indented too
little or too much, or belongs to another program.
`,
  'missing-key': `
Without this key the module cannot do its work, and cloud-init's check refuses the document.
`,
  'wrong-type': `
The value is a number, a list or the like where something else is meant. Often quotes are missing:
\`yes\` is a boolean, \`0644\` is 420, \`22:22\` is 1342.
`,
  'wrong-value': `
Only some values are possible here, and this is none of them.
`,
  'wrong-format': `
The text does not look as the module needs it.
`,
  'out-of-range': `
The number is smaller or larger than the module takes.
`,
  'wrong-size': `
The list or map has fewer or more entries than the module takes.
`,
  'repeated-item': `
Each item may stand in this list only once.
`,
  'keys-together': `
These keys ask for things that exclude each other. Keep one of them.
`,
  'several-forms': `
The value can be understood in more than one way, and cloud-init's check refuses what is not clear.
`,
  'colon-in-text': `
A colon with a blank behind it makes a map: \`- echo note: done\` is the key \`echo note\` with the value
\`done\`. As a command that cannot be run, the whole \`runcmd\` is dropped. Put the line in quotes:

\`\`\`yaml
runcmd:
  - 'echo note: done'
\`\`\`
`,
  'overlooked-mistake': `
The document is wrong here, but cloud-init's own check does not see it. What happens is up to the
module that reads it.
`,
  'deprecated-key': `
The key still works, but is to go. cloud-init logs a warning, and \`cloud-init status\` says so.
`,
  'deprecated-value': `
The key is right, but this form of its value is to go. cloud-init logs a warning.
`,
  'cloud-init-crash': `
\`cloud-init schema\` ends in an error of Python here, without a word on what is wrong: keys that are no
strings where strings are expected, \`network:\` that holds no map, a date that does not exist. The same
can happen at boot. Putting the value or key in quotes mostly helps.
`,
  'jinja-syntax': `
Jinja cannot read the template: a brace or a tag is not closed, a filter does not exist. cloud-init then
passes over all of it, and the boot looks fine. Shell such as \`\${#array[@]}\` begins a comment to Jinja;
put it between \`{% raw %}\` and \`{% endraw %}\`.
`,
  'jinja-failure': `
The template can be read, but not filled in with this instance data: it asks for something inside of a
variable that is not there, or adds a number to a text. cloud-init then drops the document. A name with a
hyphen is a subtraction to Jinja: write \`v1.local_hostname\` or \`v1['local-hostname']\`.
`,
  'jinja-variable': `
The instance data has no such variable. cloud-init writes \`CI_MISSING_JINJA_VAR/name\` in its place and
goes on, so that a host may get that for a name. Give it a value for this case, such as
\`{{ v1.region | default('here') }}\`.
`,
  'mime-structure': `
A MIME message needs \`MIME-Version: 1.0\` and a \`Content-Type\` with a boundary at its very top, and
lines with \`--\` and that boundary before each part. Without them cloud-init finds no parts at all, and
says nothing.
`,
  'part-ignored': `
cloud-init has no handler for the type of this part, or cannot tell what it is, and passes over it with one
warning in the log. Its types are \`text/cloud-config\`, \`text/x-shellscript\`, \`text/cloud-boothook\`,
\`text/x-include-url\`, \`text/part-handler\`, \`text/jinja2\` and some more.

In a MIME message, a letter such as \`ü\` loses its part as well, unless the part is encoded: Python's email
makes a byte of it that is no UTF-8.
`,
  'archive-item': `
What stands under \`#cloud-config-archive\` is a list of parts, each a text or a map with \`content\`. Anything
else is passed over; a \`type\` without a slash makes cloud-init drop all of the user-data.
`,
  'script-not-startable': `
cloud-init writes a script to a file and has the system start it. That takes \`#!\` and an interpreter as
the very first characters: an empty line or a blank in front, or no such line at all, ends in *Exec
format error*, and nothing of the script runs. After \`#cloud-boothook\` the next line must be it.
`,
  'include-line': `
Each line under \`#include\` is one URL: \`http\`, \`https\`, \`ftp\` or \`file\`. If one of them cannot be
fetched, cloud-init drops all of the user-data.
`,
  'too-new': `
The cloud-init of the target version does not know this yet: it has no effect there, or makes the check
fail. The setting \`openstackMetadata.cloudInit.targetVersion\`, or \`--target-version\`, says which
version that is.
`,
};
