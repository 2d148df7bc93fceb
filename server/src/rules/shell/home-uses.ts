import type { Span } from '../frame/value.ts';
import type { Token } from './tokens.ts';

/** Blanks out what the shell does not look into. */
const seen = (text: string): string =>
  text.replaceAll(/\\.|'[^']*'/gs, (found) => ' '.repeat(found.length));

const asksForHome = /\$HOME\b|\$\{HOME\}|^~(?=\/|$)|(?<==)~(?=\/|$)/g;

/** Where words of a script need the variable HOME. */
export const homeUsesIn = (tokens: readonly Token[]): readonly Span[] =>
  tokens
    .filter(({ kind, text }) => kind === 'word' && /[$~]/.test(text))
    .flatMap(({ text, start }) =>
      [...seen(text).matchAll(asksForHome)].map(({ index, 0: found }) => ({
        start: start + index,
        end: start + index + found.length,
      })),
    );
