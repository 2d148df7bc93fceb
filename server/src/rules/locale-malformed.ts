import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { rewritten } from './frame/rewritten.ts';
import { plainTextOf, shown } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

const form = /^(?:C|POSIX|[a-z]{2,3}(?:_[A-Z]{2})?)(?:\.[A-Za-z0-9-]+)?(?:@[a-z]+)?$/;
/** In quotes too, these ask for no locale. */
const none = /^(?:false|off|no|0)$/i;
const loose = /^([a-z]{2,3})[-_]([a-z]{2})(?:[. _-]?utf-?8)?$/i;

export const localeMalformed = valueRule({
  code: 'locale-malformed',
  severity: 'warning',
  title: 'A locale that is not written as locales are',
  explanation: `
A locale is a language in small letters, an underscore, a country in capitals, and mostly \`.UTF-8\`:
\`en_US.UTF-8\`. \`C.UTF-8\` is there on every machine. Any other form cannot be made, and programs
complain at every login.

\`\`\`yaml
locale: en_US.UTF-8
\`\`\`
`,
  at: [at('locale')],
  check: (locale) => {
    const name = plainTextOf(locale);
    if (name === undefined || name === '' || none.test(name) || form.test(name)) return undefined;
    const [, language, country] = loose.exec(name.trim()) ?? [];
    const better =
      language === undefined || country === undefined
        ? undefined
        : `${language.toLowerCase()}_${country.toUpperCase()}.UTF-8`;
    return finding(
      locale,
      `There is no locale ${shown(name)}. Locales are written like ${code(better ?? 'en_US.UTF-8')}.`,
      better === undefined ? [] : fix(`Write ${better}`, rewritten(locale, better)),
    );
  },
});
