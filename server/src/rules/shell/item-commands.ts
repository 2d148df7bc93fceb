import { resolved } from '../../documents/yaml/anchors.ts';
import type { ScalarNode } from '../../documents/yaml/node.ts';
import { mostProblems } from '../../validation/problems-in.ts';
import { type Finding, findingIn } from '../frame/finding.ts';
import type { FixInScope } from '../frame/fix.ts';
import { at, type Pattern } from '../frame/pattern.ts';
import { itemsOf, type Span, scriptOf, type Value } from '../frame/value.ts';
import type { Word } from './program.ts';
import { programmed, type Script, type ScriptCommand, scriptIn } from './script.ts';

/** Every item of `runcmd` and `bootcmd`. */
export const itemPatterns: readonly Pattern[] = [at('runcmd', '*'), at('bootcmd', '*')];

/** A command of `runcmd` or `bootcmd`. */
export interface Command extends ScriptCommand {
  /** The item it stands in. */
  readonly item: Value;
  /** It is all there is in its item. */
  readonly isAlone: boolean;
  /** A shell of its own runs it, which the item asks for: `[sh, -c, 'apt-get update']`. */
  readonly isInner: boolean;
}

const keptScripts = new WeakMap<ScalarNode, Script>();

/** The script that a text is; undefined of anything else. Each rule asks for it, of one text after the other. */
export const scriptAt = (value: Value): Script | undefined => {
  const { node } = value;
  const text = scriptOf(value);
  if (node.kind !== 'scalar' || text === undefined) return undefined;
  const script = keptScripts.get(node) ?? scriptIn(text);
  keptScripts.set(node, script);
  return script;
};

const fromLine = (item: Value): readonly Command[] => {
  const commands = scriptAt(item)?.commands ?? [];
  const isAlone = commands.length === 1;
  return commands.map(({ words, program, name, isApart, isPiped, isConditional }) => ({
    item,
    words,
    program,
    name,
    isApart,
    isPiped,
    isConditional,
    isAlone,
    isInner: false,
  }));
};

/** By the nodes: a value for each word of thousands of commands would be made for nothing. */
const fromList = (item: Value): readonly Command[] => {
  const { node, scope } = item;
  const nodes = node.kind === 'list' ? node.items : [];
  const words = nodes
    .map((one) => resolved(one, scope.anchors))
    .filter((one) => one !== undefined)
    .map((one, index): Word => {
      const text = one.kind === 'scalar' && one.type === 'text' ? one.text : '';
      return { text, piece: { start: 0, end: text.length }, index };
    });
  if (words.length === 0) return [];
  const alone = {
    isApart: false,
    isPiped: false,
    isConditional: false,
    isAlone: true,
    isInner: false,
  };
  return [{ item, ...programmed(words), ...alone }, ...ofInnerShell(item, words)];
};

/** What a list hands to a shell: the commands of the word behind `-c`. */
const ofInnerShell = (
  item: Value,
  [shell, option, script]: readonly Word[],
): readonly Command[] => {
  const isShell = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a|z|k)?sh$/.test(shell?.text ?? '');
  const value =
    isShell && script && /^-[a-z]*c$/.test(option?.text ?? '') ? itemsOf(item)[2] : undefined;
  return value === undefined
    ? []
    : fromLine(value).map((one) => ({
        ...one,
        isAlone: false,
        isInner: true,
      }));
};

const read = (item: Value): readonly Command[] =>
  scriptOf(item) === undefined ? fromList(item) : fromLine(item);

type ByPart = Map<string | number, readonly Command[]>;

/** By the list they are in: a weak map of thousands of items is slow. */
const kept = new WeakMap<Value, ByPart>();

/** The commands of one item: of a line as a shell reads it, of a list the program and its arguments. */
export const commandsOf = (item: Value): readonly Command[] => {
  const { parent: owner = item, part } = item;
  const byPart: ByPart = kept.get(owner) ?? new Map();
  const known = byPart.get(part);
  if (known) return known;
  const commands = read(item);
  kept.set(owner, byPart.set(part, commands));
  return commands;
};

/** The value that holds a word of a command: the item, or an item of that. */
export const placeOf = ({ item }: Command, { index }: Word): Value => itemsOf(item)[index] ?? item;

/** What is found in the commands of one item. */
export const findingsIn = (
  item: Value,
  told: (command: Command) => Finding | undefined,
): readonly Finding[] | undefined => {
  let found: Finding[] | undefined;
  // Thousands of commands are looked at for one that has something: no list is made for the others.
  for (const command of commandsOf(item)) {
    const one = told(command);
    if (one === undefined) continue;
    found ??= [];
    found.push(one);
    if (found.length > mostProblems) break;
  }
  return found;
};

/** A finding at words of a command that follow each other; in a list at the first of them. */
export const findingAtWords = (
  command: Command,
  words: readonly Word[],
  message: string,
  fixes: readonly FixInScope[] = [],
): Finding | undefined => {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const isList = command.item.node.kind === 'list';
  const piece: Span = { start: first.piece.start, end: (isList ? first : last).piece.end };
  return findingIn(placeOf(command, first), piece, message, fixes);
};
