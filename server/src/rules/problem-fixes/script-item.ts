import type { OpenDocument } from '../../documents/open-document.ts';
import type { Fix, Problem } from '../../problem.ts';
import { edit, safeFix } from '../frame/fix.ts';
import { pathOf, sourceOf } from '../frame/value.ts';
import { valueAt } from '../frame/value-at.ts';
import { inDocument } from './in-document.ts';

const listsOfCommands: ReadonlySet<string> = new Set(['runcmd', 'bootcmd']);

/** A script of several lines, where a list of commands belongs, becomes its only item: each is run by a shell. */
export const scriptItemFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const { value, offset } = valueAt(document, found.start) ?? {};
  if (value === undefined || offset === undefined || !value.key) return [];
  const [name, ...inner] = pathOf(value);
  const isList = listsOfCommands.has(String(name)) && inner.length === 0;
  const source = sourceOf(value).trimEnd();
  if (!isList || value.borrowed || !/^[|>][^\n]*\n/.test(source)) return [];
  const item = source.replaceAll(/\n(?=[^\r\n])/g, '\n  ');
  const before = value.scope.text.slice(value.key.end, value.span.start);
  if (before.trim() !== ':') return [];
  const span = { start: value.key.end, end: value.span.start + source.length };
  return inDocument(
    safeFix('Make it the only item of a list', edit(value.scope, span, `:\n  - ${item}`)),
    offset,
  );
};
