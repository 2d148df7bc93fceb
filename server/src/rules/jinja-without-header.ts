import { findingAt } from './frame/finding.ts';
import { edit, fix } from './frame/fix.ts';
import { entriesOf, regionStart } from './frame/value.ts';
import { blockRule } from './rule.ts';

/** Only names of instance-data: other programs have templates of their own in files that are written. */
const expression =
  /\{\{-?\s*(?:v1\s*[.[]|ds\s*[.[]|(?:instance_id|local_hostname|availability_zone|cloud_name|public_ssh_keys)\s*[|}])[^\n}]*\}\}/g;

/** Their modules fill in a template of their own. */
const withOwnTemplate: ReadonlySet<string | number> = new Set(['phone_home', 'final_message']);

export const jinjaWithoutHeader = blockRule({
  code: 'jinja-without-header',
  severity: 'warning',
  title: 'A template expression in a document that is no template',
  explanation: `
cloud-init fills in \`{{ v1.local_hostname }}\` and the like only if the very first line is
\`## template: jinja\`, and the second \`#cloud-config\`. Without it the braces stay as they are: a
file then holds the text \`{{ v1.local_hostname }}\`.

\`\`\`yaml
## template: jinja
#cloud-config
hostname: "{{ v1.local_hostname }}"
\`\`\`

A MIME part needs the line too, and must not be of the type \`text/cloud-config\`, but of
\`text/jinja2\`.
`,
  regions: ['cloud-config'],
  check: (block) => {
    const isOthers = entriesOf(block.top).some(({ part }) => withOwnTemplate.has(part));
    if (isOthers || !block.text.includes('{{')) return undefined;
    return [...block.text.matchAll(expression)].map(({ index, 0: found }) =>
      findingAt(
        block,
        { start: index, end: index + found.length },
        'This stays as it is: only a document whose first line is `## template: jinja` is a template.',
        fix(
          'Make the document a template',
          edit(regionStart, { start: 0, end: 0 }, '## template: jinja\n'),
        ),
      ),
    );
  },
});
