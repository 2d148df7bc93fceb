import { at, type Pattern } from './pattern.ts';

/** Every user, however they are written; an item of a list may be a name alone. */
export const everyUser: readonly Pattern[] = [
  at('users', '*'),
  at('user'),
  at('system_info', 'default_user'),
];

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
