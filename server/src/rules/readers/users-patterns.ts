import { userPlaces } from '../../knowledge/account-places.ts';
import { at, type Pattern } from '../frame/pattern.ts';

/** In a pattern `*` is an item as well as a key. */
const patternOf = (path: string): Pattern => {
  const [top = '', ...inner] = path.replaceAll('<>', '*').split('.');
  return at(top, ...inner);
};

/** Every user, however they are written; an item of a list may be a name alone. */
export const everyUser: readonly Pattern[] = userPlaces
  .filter((path) => path !== 'users.<>')
  .map(patternOf);

/** The values that users have under some of these keys. */
export const ofUsers = (...keys: readonly string[]): readonly Pattern[] =>
  keys.flatMap((key) => everyUser.map((user): Pattern => [...user, key]));

/** The keys of SSH that may log in, of users and of the image's own user, item by item. */
export const authorizedKeys: readonly Pattern[] = [
  at('ssh_authorized_keys', '*'),
  ...ofUsers('ssh_authorized_keys', 'ssh-authorized-keys').map(
    (pattern): Pattern => [...pattern, '*'],
  ),
];

/** The passwords that may be in clear text; those of `chpasswd.list` are lines of `name:password`. */
export const passwords: readonly Pattern[] = [
  ...ofUsers('plain_text_passwd', 'plain-text-passwd'),
  at('chpasswd', 'users', '*', 'password'),
  at('chpasswd', 'list'),
  at('chpasswd', 'list', '*'),
  at('password'),
];
