import { contentSpan } from '../../documents/yaml/content-span.ts';
import type { ScalarNode, YamlNode } from '../../documents/yaml/node.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';
import type { Link } from './link.ts';

type Target = Omit<Link, 'start' | 'end'>;

/** ssh-import-id takes a name alone for one of Launchpad. */
const account = /^(?:(gh|lp):)?([A-Za-z0-9][A-Za-z0-9.+_-]*)$/;
const archive = /^ppa:([a-z0-9][a-z0-9.+-]*)\/([A-Za-z0-9][A-Za-z0-9.+-]*)$/;

const accountTarget = (text: string): Target | undefined => {
  const [, service, name] = account.exec(text) ?? [];
  if (name === undefined) return undefined;
  return service === 'gh'
    ? { target: `https://github.com/${name}.keys`, tooltip: `Public keys of ${name} at GitHub` }
    : {
        target: `https://launchpad.net/~${name}/+sshkeys`,
        tooltip: `Public keys of ${name} at Launchpad`,
      };
};

const archiveTarget = (text: string): Target | undefined => {
  const [, owner, name] = archive.exec(text) ?? [];
  if (owner === undefined || name === undefined) return undefined;
  return {
    target: `https://launchpad.net/~${owner}/+archive/ubuntu/${name}`,
    tooltip: `Package archive ${name} of ${owner} at Launchpad`,
  };
};

type TargetOf = (text: string) => Target | undefined;

const targetsByKey: Readonly<Record<string, TargetOf>> = {
  ssh_import_id: accountTarget,
  'ssh-import-id': accountTarget,
  source: archiveTarget,
};

const linkOf = (text: string, node: ScalarNode, targetOf: TargetOf): readonly Link[] => {
  const target = targetOf(node.text);
  const span = target && contentSpan(text, node);
  return target && span ? [{ ...span, ...target }] : [];
};

const linksIn = (text: string, node: YamlNode, targetOf: TargetOf | undefined): readonly Link[] => {
  if (node.kind === 'list') return node.items.flatMap((item) => linksIn(text, item, targetOf));
  if (node.kind === 'scalar') return targetOf ? linkOf(text, node, targetOf) : [];
  if (node.kind !== 'map') return [];
  return node.entries.flatMap(({ key, value }) => {
    const name = key.kind === 'scalar' ? key.text : '';
    return linksIn(text, value, Object.hasOwn(targetsByKey, name) ? targetsByKey[name] : undefined);
  });
};

const mayHaveAny = /ssh[_-]import[_-]id|ppa:/;

/** Accounts whose keys are fetched (`gh:name`, `lp:name`), and Launchpad's package archives. */
export const accountLinks = ({ text, reading: { node } }: DocumentBlock): readonly Link[] =>
  node && mayHaveAny.test(text) ? linksIn(text, node, undefined) : [];
