const classes: Readonly<Record<string, number>> = { u: 0o100, g: 0o010, o: 0o001, a: 0o111 };
const letters: Readonly<Record<string, number>> = { r: 4, w: 2, x: 1 };

const sumOf = (text: string, values: Readonly<Record<string, number>>): number =>
  [...new Set(text)].reduce((sum, one) => sum + (values[one] ?? 0), 0);

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

/** `rwxr-xr-x`, as `ls -l` prints it. */
const asListed = /^[-dl]?((?:[r-][w-][x-]){3})$/;
/** `u=rwx,go=rx`, as chmod takes it. */
const asAssigned = /^[ugoa]*=[rwx]*(?:,[ugoa]+=[rwx]*)*$/;

/** `+x` and `u+x`, which add to the mode that a file has. */
const asAdded = /^[ugoa]*\+[rwx]+(?:,[ugoa]*\+[rwx]+)*$/;
/** What cloud-init gives to a file without permissions. */
const usual = 0o644;

const modeOfParts = (text: string, from = 0): number =>
  text.split(',').reduce((mode, part) => {
    const [who = '', what = ''] = part.split(/[=+]/);
    return mode | (sumOf(who === '' ? 'a' : who, classes) * sumOf(what, letters));
  }, from);

/** The octal mode that letters stand for, `0755` of `u=rwx,go=rx`, of `rwxr-xr-x` and of `+x`; undefined if they are none. */
export const octalOfLetters = (text: string): string | undefined => {
  const listed = asListed.exec(text)?.[1];
  if (listed !== undefined) {
    const [user = '', group = '', others = ''] = [0, 3, 6].map((from) =>
      listed.slice(from, from + 3),
    );
    return octal(sumOf(user, letters) * 64 + sumOf(group, letters) * 8 + sumOf(others, letters));
  }
  if (asAdded.test(text)) return octal(modeOfParts(text, usual));
  return asAssigned.test(text) ? octal(modeOfParts(text)) : undefined;
};
