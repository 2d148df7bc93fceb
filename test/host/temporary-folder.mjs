import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder, gone when `remove` is called, and when this process ends at the latest.
 *
 * @param {string} name what its name begins with
 * @param {string} [parent]
 */
export const temporaryFolder = (name, parent = tmpdir()) => {
  mkdirSync(parent, { recursive: true });
  const path = mkdtempSync(join(parent, `${name}-`));
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', remove);
  return { path, remove };
};
