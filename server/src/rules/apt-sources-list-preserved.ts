import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { fix, replaced } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, flagOf, get, scriptOf, type Value } from './frame/value.ts';
import { valueRule } from './rule.ts';

/** What goes into the image's own list of sources. */
const ofList = ['primary', 'security', 'sources_list', 'disable_suites'] as const;

const mirrors: ReadonlySet<string> = new Set(['primary', 'security']);

/** The mirrors are filled in for these words. */
const usesMirrors = (apt: Value): boolean =>
  entriesOf(get(apt, 'sources')).some((one) =>
    /\$\{?(?:MIRROR|PRIMARY|SECURITY)\b/.test(scriptOf(get(one, 'source')) ?? ''),
  );

export const aptSourcesListPreserved = valueRule({
  code: 'apt-sources-list-preserved',
  severity: 'hint',
  title: 'Mirrors that are not used, as the old list is to be kept',
  explanation: `
\`preserve_sources_list: true\` leaves the image's own list of sources alone, and \`primary\`, \`security\`,
\`sources_list\` and \`disable_suites\` go into that very list: they are without effect. \`sources\` is not
concerned, since each of those has a file of its own; where one of them says \`$MIRROR\`, \`$PRIMARY\` or
\`$SECURITY\`, the mirrors are filled in there.

\`\`\`yaml
apt:
  preserve_sources_list: false
  primary:
    - arches: [default]
      uri: https://mirror.example.com/debian
\`\`\`
`,
  skipsStatements: true,
  at: [at('apt')],
  check: (apt) => {
    const preserve = get(apt, 'preserve_sources_list');
    if (preserve === undefined || flagOf(preserve) !== true) return undefined;
    const keys = usesMirrors(apt) ? ofList.filter((key) => !mirrors.has(key)) : ofList;
    return keys
      .map((key) => get(apt, key))
      .filter((one) => one !== undefined)
      .map((one) =>
        findingAtKey(
          one,
          `With ${code('preserve_sources_list: true')} this has no effect.`,
          fix('Write preserve_sources_list: false', replaced(preserve, 'false')),
        ),
      );
  },
});
