import { code } from '../knowledge/words.ts';
import { findingIn } from './frame/finding.ts';
import { fix, replacedIn } from './frame/fix.ts';
import { textOf } from './frame/value.ts';
import {
  type Damage,
  damageOf,
  isPlaceholder,
  publicKeyOf,
  typeInBody,
} from './readers/ssh-public-key.ts';
import { authorizedKeys } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

const says: Readonly<Record<Damage, string>> = {
  'no-base64': 'This is no base64, so sshd takes no notice of the key.',
  'cut-off': 'A piece of this key is missing, so sshd takes no notice of it.',
  'other-type':
    'This is a key of another kind than the word before it says, so sshd takes no notice of it.',
};

export const sshKeyDamaged = valueRule({
  code: 'ssh-key-damaged',
  severity: 'warning',
  title: 'A public key that is cut off or mixed up',
  explanation: `
cloud-init writes the line into \`authorized_keys\`, but sshd cannot read the key: a piece of the
base64 got lost when it was copied, or a line break came into it. Nobody can log in with it, and
nothing says so.

Copy the whole line of the file that ends with \`.pub\`. \`ssh-keygen -l -f FILE\` reads a key and says
whether it is whole.
`,
  at: authorizedKeys,
  check: (key) => {
    const text = textOf(key);
    const found = text === undefined ? undefined : publicKeyOf(text);
    if (text === undefined || found === undefined || isPlaceholder(text)) return undefined;
    const damage = damageOf(found);
    if (damage === undefined) return undefined;
    const { bodyStart, body, type } = found;
    const inside = damage === 'other-type' ? typeInBody(body) : undefined;
    const before = { start: text.lastIndexOf(type, bodyStart), end: 0 };
    return findingIn(
      key,
      { start: bodyStart, end: bodyStart + body.length },
      `${says[damage]} ${inside ? `It is ${code(inside)}.` : 'Copy the whole line once more.'}`,
      inside
        ? fix(
            `Write ${inside}`,
            replacedIn(key, { start: before.start, end: before.start + type.length }, inside),
          )
        : [],
    );
  },
});
