import { typeOfPlain } from '../../documents/yaml/resolve.ts';
import type { NameKind } from './occurrence.ts';

/** As PyYAML reads the name of an anchor. */
const anchorName = /^[A-Za-z0-9_-]+$/;

/** What Debian's adduser and shadow take at their most patient. */
const accountName = /^[A-Za-z_][A-Za-z0-9_.-]{0,31}\$?$/;

/** What Linux takes, and netplan as an id. */
const deviceName = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}$/;

/** Why something cannot have this name, in a sentence; undefined if it can. */
export const newNameTrouble = (kind: NameKind, name: string): string | undefined => {
  if (kind === 'anchor') {
    return anchorName.test(name)
      ? undefined
      : 'An anchor is called by letters, digits, - and _ alone, such as base_user.';
  }
  if (kind === 'device' && !deviceName.test(name)) {
    return 'A device is called by letters, digits, -, _ and . alone, 15 at most, such as eth0.';
  }
  if (kind !== 'device' && !accountName.test(name)) {
    return `A ${kind} is called by letters, digits, -, _ and . alone, 32 at most, with a letter first, such as web-admin.`;
  }
  return typeOfPlain(name) === 'text'
    ? undefined
    : `YAML takes ${name} for something else than a name. Choose another one.`;
};
