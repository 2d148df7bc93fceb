import { findingIn } from './frame/finding.ts';
import { type EditInScope, fix, inQuotes, replaced } from './frame/fix.ts';
import { textOf, type Value } from './frame/value.ts';
import { keyTypes } from './readers/ssh-public-key.ts';
import { authorizedKeys } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

const types = keyTypes
  .filter((type) => type.includes('-'))
  .map((type) => type.replaceAll('.', '\\.'));
const keyStart = new RegExp(`(?<![\\w-])(?:${types.join('|')})[ \\t]+AAAA`, 'g');

/** Told at once, of nearly all keys. */
const mayBeSeveral = /[ \t]AAAA[\s\S]*[ \t]AAAA/;

/** The keys of a text, each with its remark. */
const keysIn = (text: string): readonly string[] => {
  const starts = [...text.matchAll(keyStart)].map(({ index }) => index);
  return starts.map((start, at) =>
    text
      .slice(start, starts[at + 1])
      .replace(/[\s,;]+$/, '')
      .replaceAll(/\s+/g, ' '),
  );
};

/** One item for each key, if the list stands line by line. */
const asItems = (key: Value, keys: readonly string[]): EditInScope | undefined => {
  const { parent, scope, span } = key;
  if (parent?.node.kind !== 'list') return undefined;
  if (parent.node.flow) return replaced(key, keys.map(inQuotes).join(', '));
  if (keys.some((one) => /[:#]\s|\s#|["']/.test(one))) return undefined;
  const lineStart = scope.text.lastIndexOf('\n', span.start) + 1;
  const indent = /^[ -]*?(?=- )/.exec(scope.text.slice(lineStart, span.start))?.[0];
  const isText = scope.text.slice(lineStart, span.start).trim() === '-';
  const end = /\n$/.test(scope.text.slice(span.start, span.end)) ? '\n' : '';
  return indent === undefined || !isText
    ? undefined
    : replaced(key, keys.join(`\n${indent}- `) + end);
};

export const sshKeySeveralInOne = valueRule({
  code: 'ssh-key-several-in-one',
  severity: 'warning',
  title: 'Several public keys in one item',
  explanation: `
Each item of \`ssh_authorized_keys\` is one key. cloud-init takes the first word for the kind, the
second for the key, and all that follows for a remark: a second key on the same line is lost, and of
several lines the first decides how all of them are written.

\`\`\`yaml
ssh_authorized_keys:
  - ssh-ed25519 AAAAC3Nza… ada
  - ssh-ed25519 AAAAC3Nzb… bob
\`\`\`
`,
  at: authorizedKeys,
  check: (key) => {
    const text = textOf(key) ?? '';
    if (!mayBeSeveral.test(text)) return undefined;
    const second = [...text.matchAll(keyStart)][1];
    if (second === undefined) return undefined;
    const start = second.index;
    return findingIn(
      key,
      { start, end: start + second[0].replace(/\s+AAAA$/, '').length },
      'A second key begins here, but an item holds one. Make an item of each key.',
      fix('Make an item of each key', asItems(key, keysIn(text))),
    );
  },
});
