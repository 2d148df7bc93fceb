import type { InstanceEntry } from './lab-file.ts';
import type { Instance, KeyPair } from './model.ts';
import { onlyOneOf, type Reading } from './reading.ts';
import type { Path } from './source-text.ts';

type Keys = Pick<Instance, 'keyName' | 'keyData' | 'keypairs'>;

type KeyPairEntry = NonNullable<InstanceEntry['key_pair']>;

const pairOf = ({ name, type, public_key }: KeyPairEntry): KeyPair => ({
  name,
  type,
  publicKey: public_key ?? null,
});

const keyLine = /^(?:ssh|ecdsa|sk)-[\w@.-]+ [A-Za-z0-9+/]+={0,3}(?: +(.*\S))?\s*$/;

// What Nova lets a key pair be called.
const keyName = /^[\w @.-]+$/;

const shortPair = (reading: Reading, line: string, instance: string, path: Path): KeyPair => {
  const match = keyLine.exec(line);
  if (!match) {
    const message = line.includes('PRIVATE KEY')
      ? 'This is a private key: the lab needs the public one, from the file that ends in .pub.'
      : 'This is not a public key: write the one line of a .pub file, such as "ssh-ed25519 AAAA… me".';
    reading.report('wrong-value', path, message);
  }
  const comment = match?.[1] ?? '';
  const name = keyName.test(comment) ? comment : `${instance}-key`;
  return { name, type: 'ssh', publicKey: line.trim() };
};

const storedPairs = (
  reading: Reading,
  name: string,
  entry: InstanceEntry,
  path: Path,
): readonly KeyPair[] | undefined => {
  if (entry.key !== undefined) return [shortPair(reading, entry.key, name, [...path, 'key'])];
  if (entry.key_pair) return [pairOf(entry.key_pair)];
  return entry.key_pairs?.map(pairOf);
};

/** The key as the instance remembers it, and the key pairs that are still stored: the two can differ. */
export const keysOf = (reading: Reading, name: string, entry: InstanceEntry, path: Path): Keys => {
  onlyOneOf(reading, entry, ['key', 'key_pair', 'key_pairs'], path);
  const stored = storedPairs(reading, name, entry, path);
  const first = stored?.[0];
  const rememberedName = entry.key_name === undefined ? first?.name : (entry.key_name ?? undefined);
  const keyData = entry.key_data === undefined ? (first?.publicKey ?? null) : entry.key_data;
  const implied =
    rememberedName === undefined || keyData === null
      ? []
      : [{ name: rememberedName, type: 'ssh', publicKey: keyData }];
  return { keyName: rememberedName, keyData, keypairs: stored ?? implied };
};
