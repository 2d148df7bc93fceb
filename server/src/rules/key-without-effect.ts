import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { fix, removedAtTop } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { valueRule } from './rule.ts';

const reasons: Readonly<Record<string, string>> = {
  version: 'user-data has no version.',
  migrate: 'it is a leftover of very old releases.',
};

export const keyWithoutEffect = valueRule({
  code: 'key-without-effect',
  severity: 'information',
  title: 'A key that is allowed, but without effect',
  explanation: `
cloud-init's own check takes \`version\` and \`migrate\` in user-data, but nothing reads them there:
user-data has no version, and \`migrate\` is a leftover of very old releases. They can go.
`,
  regions: ['cloud-config'],
  at: Object.keys(reasons).map((key) => at(key)),
  check: (value) => {
    const key = String(value.part);
    return findingAtKey(
      value,
      `${code(key)} has no effect in user-data: ${reasons[key] ?? ''}`,
      value.borrowed ? [] : fix(`Remove ${key}`, removedAtTop(value)),
    );
  },
});
