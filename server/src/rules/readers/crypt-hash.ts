const withName = /^\$(?:1|2[abxy]?|3|5|6|7|y|gy|md5|sha1)[$,].+/;
const extendedDes = /^_[./\dA-Za-z]{19}$/;

/** Thirteen letters could be a word as well: a hash by DES has capitals and small letters at least. */
const des = /^(?=.*[A-Z])(?=.*[a-z])[./\dA-Za-z]{13}$/;

/** Whether a text looks like what `mkpasswd` prints, and not like a password: crypt(5) has the forms. */
export const isCryptHash = (text: string): boolean =>
  withName.test(text) || extendedDes.test(text) || des.test(text);

/** Whether it stands in /etc/shadow for "no password will do", on purpose. */
export const isLockedMark = (text: string): boolean => /^(?:|x|[!*].*)$/.test(text);

/** Whether `password` and `chpasswd.list` know the hash when they see it; all else is taken for clear text. */
export const isKnownToPasswords = (text: string): boolean =>
  /^\$(?:1|2a|2y|5|6)(?:\$.+){2}/.test(text) && !text.includes(':');
