/** Kinds of keys that cloud-init passes on; it leaves out all others without a word (ssh_util). */
export const keyTypes: readonly string[] = [
  'ssh-ed25519',
  'ssh-rsa',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
  'ssh-ed25519-cert-v01@openssh.com',
  'ssh-rsa-cert-v01@openssh.com',
  'ecdsa-sha2-nistp256-cert-v01@openssh.com',
  'ecdsa-sha2-nistp384-cert-v01@openssh.com',
  'ecdsa-sha2-nistp521-cert-v01@openssh.com',
  'sk-ssh-ed25519-cert-v01@openssh.com',
  'sk-ecdsa-sha2-nistp256-cert-v01@openssh.com',
  'ssh-xmss@openssh.com',
  'ssh-xmss-cert-v01@openssh.com',
  ...['rsa', 'ecdsa', 'ed25519'],
];

/** A line of authorized_keys. */
export interface PublicKey {
  readonly type: string;
  /** The key itself, in base64. */
  readonly body: string;
  /** Where `body` begins in the text. */
  readonly bodyStart: number;
  readonly comment: string;
}

const known: ReadonlySet<string> = new Set(keyTypes);

const fields = /^\s*(\S+)(\s+)(\S+)(?:\s+([\s\S]*))?$/;

const asKey = (text: string, offset: number): PublicKey | undefined => {
  const [, type = '', gap = '', body = '', comment = ''] = fields.exec(text) ?? [];
  if (!known.has(type)) return undefined;
  const indent = text.length - text.trimStart().length;
  return { type, body, bodyStart: offset + indent + type.length + gap.length, comment };
};

/** Options such as `no-pty,command="…"`, with the blanks behind them. */
const options = /^\s*(?:"(?:\\.|[^"\\])*"|[^\s"])+\s+/;

/** A public key as cloud-init reads it; undefined if it is none to cloud-init. */
export const publicKeyOf = (text: string): PublicKey | undefined => {
  const plain = asKey(text, 0);
  if (plain) return plain;
  const [before] = options.exec(text) ?? [];
  return before === undefined ? undefined : asKey(text.slice(before.length), before.length);
};

/** The strings that a key consists of, each with its length in front; undefined if they do not end with the key. */
const partsOf = (bytes: Buffer): readonly Buffer[] | undefined => {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return at === bytes.length ? parts : undefined;
};

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The kind of key that the base64 itself says it is; undefined if it is not the beginning of a key. */
export const typeInBody = (body: string): string | undefined => {
  const bytes = Buffer.from(body.slice(0, 120), 'base64');
  if (bytes.length < 8) return undefined;
  const length = bytes.readUInt32BE(0);
  const name = bytes.subarray(4, 4 + length).toString('latin1');
  return known.has(name) || name === 'ssh-dss' ? name : undefined;
};

/** What is wrong with the base64 of a key. */
export type Damage = 'no-base64' | 'cut-off' | 'other-type';

/** Why sshd will not take the key, if so. */
export const damageOf = ({ type, body }: PublicKey): Damage | undefined => {
  if (!base64.test(body)) return 'no-base64';
  const inside = typeInBody(body);
  if (inside === undefined) return 'cut-off';
  if (type.startsWith('ssh-') && inside !== type && !type.includes('cert')) return 'other-type';
  // A certificate has numbers among its strings.
  if (inside.includes('cert')) return undefined;
  const parts = partsOf(Buffer.from(body, 'base64'));
  return parts === undefined || parts.length < 2 ? 'cut-off' : undefined;
};

const placeholder =
  /\.{3}|…|<[^<>]{1,60}>|\b(?:your|my|public)[-_ ](?:\w+[-_ ])?key\b|\bx{4,}\b|\bREPLACE|\bCHANGE_?ME\b|\$\{[^{}]+\}/i;

/** Made up: far too short, the same piece again and again, or a word in the base64. */
const isMadeUp = (body: string): boolean =>
  body.length < 24 || /(.{3,12})\1\1/.test(body) || /example|dummy|placeholder/i.test(body);

/** What documentation writes where a key is to come: `ssh-ed25519 AAAA... me`, `<your key>`. */
export const isPlaceholder = (text: string): boolean => {
  const key = publicKeyOf(text);
  if (key === undefined) return placeholder.test(text);
  return placeholder.test(`${key.body} ${key.comment.slice(0, 3)}`) || isMadeUp(key.body);
};
