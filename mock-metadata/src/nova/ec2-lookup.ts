import type { Ec2Directory, Ec2Node } from './ec2-tree.ts';
import { exception, type NovaException } from './world.ts';

/** What a path below a version leads to; undefined = 404. */
export type Ec2Found = { readonly node: Ec2Node } | NovaException | undefined;

/**
 * Follows a path through the tree. One segment below a leaf is an exception in Nova, because it
 * subscripts a text; two or more are not found.
 */
export const ec2NodeAt = (tree: Ec2Directory, segments: readonly string[]): Ec2Found => {
  let node: Ec2Node = tree;
  for (const [at, segment] of segments.entries()) {
    if (isDirectory(node)) {
      const next: Ec2Node | undefined = node.get(segment);
      if (next === undefined) return undefined;
      node = next;
      continue;
    }
    if (isList(node) ? node.includes(segment) : at === segments.length - 1) {
      return exception('TypeError', subscriptProblem(node));
    }
    return undefined;
  }
  return { node };
};

const isDirectory = (node: Ec2Node): node is Ec2Directory => node instanceof Map;

const isList = (node: Ec2Node): node is readonly string[] => Array.isArray(node);

const subscriptProblem = (leaf: Exclude<Ec2Node, Ec2Directory>): string => {
  if (isList(leaf)) return 'list indices must be integers or slices, not str';
  if (leaf === null) return "'NoneType' object is not subscriptable";
  if (typeof leaf === 'number') return "'int' object is not subscriptable";
  if (typeof leaf === 'string') return "string indices must be integers, not 'str'";
  return 'byte indices must be integers or slices, not str';
};

/** A node as Nova prints it: a listing without a final newline, or the leaf's value as a text. */
export const ec2Printed = (node: Ec2Node): string | Uint8Array => {
  if (isDirectory(node)) return listing(node);
  if (isList(node)) return node.join('\n');
  if (node === null) return 'None';
  return typeof node === 'number' ? String(node) : node;
};

const listing = (directory: Ec2Directory): string =>
  Array.from(directory.keys())
    .filter((name) => name !== '_name')
    .sort()
    .map((name) => listed(name, directory.get(name)))
    .join('\n');

const listed = (name: string, node: Ec2Node | undefined): string => {
  if (!(node instanceof Map)) return name;
  const shown: unknown = node.get('_name');
  return typeof shown === 'string' ? shown : `${name}/`;
};
