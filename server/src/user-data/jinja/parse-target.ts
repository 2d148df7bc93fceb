import { fail } from './failure.ts';
import type { Token } from './lex.ts';
import type { Expression, Target } from './node.ts';
import { parseTuple } from './parse-expression.ts';
import { nextIsMark, type TokenStream, take, takeType } from './token-stream.ts';

const constants = new Set(['true', 'false', 'none', 'True', 'False', 'None']);

const checkName = (name: string, at: number): void => {
  if (constants.has(name)) fail('syntax', `can't assign to '${name}'`, at);
};

/** A name that something gets. */
export const takeName = (stream: TokenStream): Token => {
  const token = takeType(stream, 'name');
  checkName(token.text, token.start);
  return token;
};

const asTarget = (node: Expression): Target => {
  if (node.kind === 'name') {
    checkName(node.name, node.start);
    return node;
  }
  if (node.kind === 'tuple') {
    const { start, end } = node;
    return { kind: 'targets', targets: node.items.map(asTarget), start, end };
  }
  return fail('syntax', `can't assign to '${node.kind}'`, node.start);
};

interface TargetOptions {
  readonly endWord?: string;
  /** `space.name` is possible too. */
  readonly withMember?: boolean;
}

/** What something is assigned to. */
export const parseTarget = (
  stream: TokenStream,
  { endWord, withMember = false }: TargetOptions,
): Target => {
  if (!withMember || !nextIsMark(stream, '.', 1)) {
    return asTarget(parseTuple(stream, { isSimple: true, ...(endWord ? { endWord } : {}) }));
  }
  const space = takeType(stream, 'name');
  take(stream);
  const { text: name, end } = takeType(stream, 'name');
  return { kind: 'member', space: space.text, name, start: space.start, end };
};
