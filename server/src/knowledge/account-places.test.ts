import { expect, test } from 'vitest';
import { accountPlaces } from './account-places.ts';
import { cloudConfig } from './index.ts';
import { isTaken } from './testing/is-taken.ts';

test('at each place cloud-init takes something', () => {
  for (const { path } of accountPlaces) expect(isTaken(cloudConfig, path), path).toBe(true);
  for (const path of ['groups.*.*.*', 'chpasswd.user.*.name', 'write_file.*.owner'])
    expect(isTaken(cloudConfig, path), path).toBe(false);
});
