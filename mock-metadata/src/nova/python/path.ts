/**
 * Python's posixpath.normpath of a path that begins with a slash: `.` and `..` resolved, slashes
 * merged, and exactly two leading slashes kept as POSIX allows.
 */
export const normalizedPath = (path: string): string => {
  if (!/\/(?:[/.]|$)/.test(path)) return path;
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const root = /^\/\/(?!\/)/.test(path) ? '//' : '/';
  return root + kept.join('/');
};
