import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { get } from './frame/value.ts';
import { plainTextOf } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

/** What is handed to add-apt-repository, unless `add_apt_repo_match` says otherwise: `ppa:owner/name`. */
const ofRepository = /^[\w-]+:\w/;
const deb822 = /^(?:Types|URIs|Suites|Enabled):/m;

/** Nobody writes longer ones, and they take long to be taken apart. */
const mostCharacters = 2000;

const isLine = (line: string): boolean =>
  line.trim() !== '' && !/^\s*#/.test(line) && line.length <= mostCharacters;

const troubleOfLine = (line: string): string | undefined => {
  const [type = '', uri, suite, component] = line
    .trim()
    .replace(/\[[^\]]*\]/, '')
    .split(/\s+/);
  if (type !== 'deb' && type !== 'deb-src')
    return `A line of apt begins with ${code('deb')} or ${code('deb-src')}`;
  if (uri === undefined) return 'The address of the repository is missing';
  if (suite === undefined) return `The suite is missing, such as ${code('$RELEASE')}`;
  return component === undefined && !suite.endsWith('/')
    ? `A component is missing, such as ${code('main')}`
    : undefined;
};

const troubleOf = (text: string): string | undefined => {
  if (deb822.test(text)) return 'cloud-init writes this into a `.list`, which has no such form';
  return text
    .split(/\r?\n/)
    .filter(isLine)
    .map(troubleOfLine)
    .find((one) => one !== undefined);
};

export const aptSourceMalformed = valueRule({
  code: 'apt-source-malformed',
  severity: 'warning',
  title: 'A source of packages that apt cannot read',
  explanation: `
A \`source\` is a line as in \`sources.list\`: \`deb\`, options in square brackets, the address, the suite,
and components; or \`ppa:owner/name\` on Ubuntu. A line that apt cannot read makes every \`apt-get update\`
fail, so that no package is installed at all. The newer form with \`Types:\` and \`URIs:\` is not possible
here.

\`\`\`yaml
apt:
  sources:
    docker:
      source: deb [signed-by=$KEY_FILE] https://download.docker.com/linux/debian $RELEASE stable
\`\`\`
`,
  at: [at('apt', 'sources', '*', 'source')],
  check: (source) => {
    const text = plainTextOf(source);
    const sources = source.parent?.parent;
    if (text === undefined || get(sources?.parent, 'add_apt_repo_match') !== undefined)
      return undefined;
    const isRepository = ofRepository.test(text) && !/\s/.test(text.trim());
    const trouble = text === '' || isRepository ? undefined : troubleOf(text);
    return trouble === undefined
      ? undefined
      : finding(source, `${trouble}. apt cannot read it, and then installs nothing at all.`);
  },
});
