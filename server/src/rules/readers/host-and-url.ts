import { isIP } from 'node:net';
import { distanceOf } from '../../knowledge/did-you-mean.ts';
import { code } from '../../knowledge/words.ts';
import { shown } from './plain-text.ts';

const label = /^(?!-)[\w-]{1,63}(?<!-)$/;

/** Whether a text is a host name or an address, as resolvers take it. */
export const isHost = (text: string): boolean => {
  if (isIP(text.replace(/^\[(.*)\]$/, '$1')) !== 0) return true;
  const labels = text.replace(/\.$/, '').split('.');
  // Only digits: an address that is none.
  return labels.every((one) => label.test(one)) && !/^[\d.]+$/.test(text);
};

/** Placeholders of yum, apt and cloud-init itself, which are filled in later. */
const placeholder = /\$\w+|\$\{\w+\}|%\(\w+\)s|%\w/g;
const web = /^(https?|ftp)(:?\/{0,2})([^/?#]*)/i;

const hostTrouble = (authority: string): string | undefined => {
  const host = authority.replace(/^[^@]*@/, '').replace(/:\d*$/, '');
  if (host === '') return 'there is no host in it';
  return isHost(host) ? undefined : `${shown(host)} is no host name`;
};

/** The `http` or `https` that the scheme of a URL is a slip of the pen for; undefined of any other. */
export const schemeMeant = (text: string): string | undefined => {
  const scheme = /^([a-z]{3,7}):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined || /^https?$/.test(scheme)) return undefined;
  return ['https', 'http'].find((one) => distanceOf(scheme, one) === 1);
};

const lacksScheme = 'it does not begin with `https://` or the like';

/** What is wrong with a URL; undefined if nothing surely is. */
export const urlTrouble = (text: string): string | undefined => {
  const filled = text.replaceAll(placeholder, 'x');
  if (/\s/.test(filled.trim())) return 'there is a blank in it';
  const found = web.exec(filled);
  if (found) return found[2] === '://' ? hostTrouble(found[3] ?? '') : 'it lacks the `://`';
  const meant = schemeMeant(filled);
  if (meant !== undefined) return `it must begin with ${code(`${meant}://`)}`;
  if (/^[a-z][\w.-]*:\d{1,5}(?:\/|$)/i.test(filled)) return lacksScheme;
  // A path, a copy over SSH, or any other scheme: up to who reads it.
  return /^[a-z][a-z0-9+.-]*:|^\/|^[\w.-]+@[\w.-]+:/i.test(filled) ? undefined : lacksScheme;
};
