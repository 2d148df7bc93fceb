import { type JsonPath, jqPath } from './json-entries.ts';

/** What a shell needs to ask the same question again. */
export interface CurlRequest {
  readonly url: string;
  /** Local address to ask from: how a mock tells instances apart. */
  readonly sourceAddress?: string | undefined;
  /** Only this part of a JSON answer. */
  readonly jsonPath?: JsonPath | undefined;
}

/** A curl command for a POSIX shell; user name and password in the URL are left out. */
export const curlText = ({ url, sourceAddress, jsonPath }: CurlRequest): string => {
  // --globoff: brackets of an IPv6 address are no pattern.
  const words = ['curl', '--silent', '--show-error', '--globoff'];
  if (sourceAddress !== undefined) words.push('--interface', sourceAddress);
  words.push(urlWithoutSecrets(url));
  const curl = words.map(shellQuoted).join(' ');
  if (jsonPath === undefined || jsonPath.length === 0) return curl;
  return `${curl} | jq ${shellQuoted(jqPath(jsonPath))}`;
};

/** One word for a POSIX shell. */
export const shellQuoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** The URL without user name and password. */
export const urlWithoutSecrets = (url: string): string => {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  if (parsed.username === '' && parsed.password === '') return url;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
};

/** The URL of a path of the metadata tree (percent-encoded, begins with `/`) below a service's address. */
export const urlBelow = (base: string, path: string): string => base.replace(/\/+$/, '') + path;
