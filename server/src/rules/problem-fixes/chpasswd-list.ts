import { edit, type FixInScope, inQuotes, safeFix } from '../frame/fix.ts';
import { itemsOf, sourceOf, textOf, type Value } from '../frame/value.ts';

/** As cloud-init tells hashes from passwords in this list. */
const hash = /^\$(?:1|2a|2y|5|6)\$(?:[^$]*\$)+[^$]*$/;

const userOf = (line: string): string | undefined => {
  const [, name, password] = /^\s*([^:]+):(.+)$/.exec(line.trimEnd()) ?? [];
  if (name === undefined || password === undefined) return undefined;
  const isPlainName =
    /^[a-z_][\w-]*$/i.test(name) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(name);
  const of = isPlainName ? name : inQuotes(name);
  if (/^(?:R|RANDOM)$/.test(password)) return `{name: ${of}, type: RANDOM}`;
  const type = hash.test(password) ? 'hash' : 'text';
  return `{name: ${of}, password: ${inQuotes(password)}, type: ${type}}`;
};

const linesOfList = (list: Value): readonly (string | undefined)[] =>
  list.node.kind === 'list'
    ? itemsOf(list).map(textOf)
    : (textOf(list)
        ?.split(/\r?\n/)
        .filter((line) => line.trim() !== '') ?? [undefined]);

/** `chpasswd.list` as `users`, which took its place: lines of `name:password` become maps. */
export const chpasswdUsers = (list: Value): readonly FixInScope[] => {
  const { scope, key, span, parent, borrowed } = list;
  const users = linesOfList(list).map((line) => (line === undefined ? line : userOf(line)));
  // Names of anchors and comments would be lost.
  const isBare = !/(?:^|\s)[&#*]/.test(sourceOf(list));
  if (borrowed || !key || !isBare || users.length === 0 || users.includes(undefined)) return [];
  const isInBraces = parent?.node.kind === 'map' && parent.node.flow;
  const line = scope.text.lastIndexOf('\n', key.start - 1) + 1;
  const dash = `\n${' '.repeat(key.start - line)}  - `;
  const source = isInBraces
    ? `users: [${users.join(', ')}]`
    : `users:${users.map((one) => dash + one).join('')}`;
  const end = span.start + sourceOf(list).trimEnd().length;
  return safeFix('Write users', edit(scope, { start: key.start, end }, source));
};
