import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { replaced, safeFix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { textOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

const flags: Readonly<Record<string, string>> = {
  true: 'true',
  yes: 'true',
  on: 'true',
  false: 'false',
  no: 'false',
  off: 'false',
};

export const powerStateConditionWord = valueRule({
  code: 'power-state-condition-word',
  severity: 'warning',
  title: 'A yes or no in quotes, which is run as a command',
  explanation: `
A string under \`condition\` is a command. \`'yes'\` runs the program \`yes\`, which never ends; \`'True'\`
and \`'on'\` are no programs, so the machine stays up. Without quotes it is the yes or no that is
meant.

\`\`\`yaml
power_state:
  mode: reboot
  condition: true
\`\`\`
`,
  at: [at('power_state', 'condition')],
  check: (condition) => {
    const text = textOf(condition)?.trim();
    const flag = flags[text?.toLowerCase() ?? ''];
    if (text === undefined || flag === undefined) return undefined;
    // Programs of these names do just what is meant.
    if (text === 'true' || text === 'false') return undefined;
    return finding(
      condition,
      `This runs a program named ${code(text)}. Write ${code(flag)} without quotes.`,
      safeFix(`Write ${flag}`, replaced(condition, flag)),
    );
  },
});
