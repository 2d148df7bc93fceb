import type { Header } from '../message.ts';

/** Header lines of a command line, or what is wrong with one of them. */
export type HeaderLines = { readonly headers: readonly Header[] } | { readonly complaint: string };

/**
 * Headers given as curl takes them, on top of others: `Name: value` replaces those of that name
 * (given again, it stands twice), `Name;` stands for an empty value, `Name:` takes the header away.
 */
export const withCurlHeaders = (
  base: readonly Header[],
  options: readonly string[],
): HeaderLines => {
  const given: Header[] = [];
  const named = new Set<string>();
  for (const option of options) {
    const read = readHeader(option);
    if (read === undefined) return { complaint: complaintAbout(option) };
    named.add(read.name.toLowerCase());
    if (read.value !== undefined) given.push([read.name, read.value]);
  }
  const kept = base.filter(([name]) => !named.has(name.toLowerCase()));
  return { headers: [...kept, ...given] };
};

const shape = /^([!#$%&'*+.^_`|~\w-]+)(?:;|:[ \t]*(.*))$/s;

const readHeader = (
  option: string,
): { readonly name: string; readonly value: string | undefined } | undefined => {
  const [, name, value] = shape.exec(option) ?? [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a header must not hold them.
  if (name === undefined || /[\r\n\u0000]/.test(option)) return undefined;
  if (value === undefined) return { name, value: '' };
  return { name, value: value === '' ? undefined : value };
};

const complaintAbout = (option: string): string =>
  `${JSON.stringify(option)} is no header. Write it as 'Name: value', 'Name;' for an empty value, or 'Name:' to leave it out; on one line.`;
