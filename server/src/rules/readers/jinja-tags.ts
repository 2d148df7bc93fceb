import type { Region } from '../../documents/regions.ts';
import { mostProblems } from '../../validation/problems-in.ts';
import type { Finding } from '../frame/finding.ts';
import type { WholeText } from '../rule.ts';

/** A `{{ … }}` or `{% … %}` of a template; `inner` is as long as what stands between, with blanks for its texts. */
export interface JinjaTag {
  readonly kind: 'expression' | 'statement';
  readonly inner: string;
  /** Where `inner` begins in the document. */
  readonly start: number;
}

const closers: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };
const strings = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gs;
const raw = /^[-+]?\s*raw\s*[-+]?$/;
const endRaw = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;

/** Texts keep their quotes, so that it is seen that something stands there. */
const withoutStrings = (text: string): string =>
  text.replaceAll(strings, (one) => one.charAt(0) + ' '.repeat(one.length - 2) + one.charAt(0));

/** Where what follows `{% raw %}` is a template again. */
const afterRaw = (text: string, from: number): number => {
  endRaw.lastIndex = from;
  return endRaw.exec(text) === null ? text.length : endRaw.lastIndex;
};

interface Found {
  readonly tag: JinjaTag | undefined;
  /** Where to look for the next one. */
  readonly next: number;
}

/** What begins at a brace; undefined if it is never closed. */
const foundAt = (part: string, at: number): Found | undefined => {
  const opener = part.slice(at, at + 2);
  const closer = closers[opener];
  if (closer === undefined) return { tag: undefined, next: at + 1 };
  const close = part.indexOf(closer, at + 2);
  if (close < 0) return undefined;
  const next = close + 2;
  if (opener === '{#') return { tag: undefined, next };
  const inner = part.slice(at + 2, close);
  const kind = opener === '{{' ? 'expression' : 'statement';
  const isRaw = kind === 'statement' && raw.test(inner);
  return {
    tag: { kind, inner: withoutStrings(inner), start: at + 2 },
    next: isRaw ? afterRaw(part, next) : next,
  };
};

/** From a tag that is not closed on, there is none. */
const tagsInRegion = (text: string, { start, end, jinja }: Region): readonly JinjaTag[] => {
  if (!jinja) return [];
  const part = text.slice(start, end);
  const tags: JinjaTag[] = [];
  let at = part.indexOf('{');
  while (at >= 0) {
    const found = foundAt(part, at);
    if (found === undefined) break;
    if (found.tag) tags.push({ ...found.tag, start: start + found.tag.start });
    at = part.indexOf('{', found.next);
  }
  return tags;
};

const kept = new WeakMap<WholeText, readonly (readonly JinjaTag[])[]>();

/** The tags of each region of a document that is a template, without comments and what is raw. */
export const jinjaTagsIn = (document: WholeText): readonly (readonly JinjaTag[])[] => {
  const known =
    kept.get(document) ?? document.regions.map((region) => tagsInRegion(document.text, region));
  kept.set(document, known);
  return known;
};

/** What is found in tags, one after the other; of very many findings the first. */
export const findingsInTags = (
  tags: readonly JinjaTag[],
  told: (tag: JinjaTag) => readonly Finding[],
): readonly Finding[] => {
  const found: Finding[] = [];
  for (const tag of tags) {
    found.push(...told(tag));
    if (found.length > mostProblems) break;
  }
  return found;
};
