/**
 * Python's posixpath.normpath: `.` and `..` resolved, slashes merged, and exactly two leading
 * slashes kept as POSIX allows.
 */
export const normalizedPath = (path: string): string => {
  if (path === '') return '.';
  const root = /^\/\/(?!\/)/.test(path) ? '//' : path.startsWith('/') ? '/' : '';
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..' || (root === '' && (kept.length === 0 || kept.at(-1) === '..'))) {
      kept.push(segment);
    } else {
      kept.pop();
    }
  }
  return root + kept.join('/') || '.';
};
