/**
 * The host name that Nova makes of a server's display name (`nova.utils.sanitize_hostname`): at most
 * 63 characters, no blanks, underscores or dots, nothing beyond Latin-1. `fallback` where nothing is left.
 */
export const hostNameOf = (displayName: string, fallback: string): string => {
  const latin1 = [...displayName].filter((char) => char <= '\u00ff').join('');
  const name = latin1
    .slice(0, 63)
    .replace(/[ _.]/g, '-')
    .replace(/[^\p{L}\p{N}-]+/gu, '')
    .toLowerCase()
    .replace(/^-+|-+$/g, '');
  return name === '' ? fallback.slice(0, 63) : name;
};
