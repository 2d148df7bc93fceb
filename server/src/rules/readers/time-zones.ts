/** All zones by their main names; others, such as `US/Eastern`, are known to `isTimeZone` alone. */
export const mainTimeZones = (): readonly string[] => {
  listed ??= Intl.supportedValuesOf('timeZone');
  return listed;
};

// Asked for only if need be: making the list takes milliseconds.
let listed: readonly string[] | undefined;

/** Zones that a runtime of some years ago does not know yet. */
const recent = new Set(['America/Ciudad_Juarez', 'America/Coyhaique', 'Europe/Kyiv']);

/** Files beside the zones, and folders with all of them once more. */
const others = /^(?:posix|right)\//;
const files = new Set(['Factory', 'localtime', 'posixrules', 'GMT+0', 'GMT-0', 'GMT0']);

/** No file under zoneinfo has a longer name. */
const mostCharacters = 64;

const isKnown = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** Files have upper and lower case, where Intl does not care: no part of a zone begins with a small letter. */
const isOfAFile = (name: string): boolean => /^[A-Z]/.test(name) && !/\/[a-z]/.test(name);

/** Whether tzdata has a zone of this name, in upper and lower case as written. */
export const isTimeZone = (name: string): boolean => {
  if (name.length > mostCharacters) return false;
  const zone = name.replace(others, '');
  if (recent.has(zone) || files.has(zone)) return true;
  if (/^[+-]/.test(zone) || !isKnown(zone) || !isOfAFile(zone)) return false;
  const main = mainTimeZones().find((one) => one.toLowerCase() === zone.toLowerCase());
  return main === undefined || main === zone;
};
