import { expect, test } from 'vitest';
import { accountPlaces } from './account-places.ts';
import { cloudConfig } from './index.ts';
import { formsAt, type Step } from './lookup.ts';

const stepOf = (part: string): Step =>
  part === '*'
    ? { kind: 'item' }
    : { kind: 'key', name: part === '<>' ? 'ada' : part, siblings: new Map() };

/** Whether cloud-init takes something at a place; a map that is open takes anything below it. */
const isTaken = (path: string): boolean => {
  const steps = path.split('.').map(stepOf);
  const isOpen = steps.some((_, index) =>
    formsAt(cloudConfig, steps.slice(0, index)).some(
      (form) => form.kind === 'map' && form.open && index > 0,
    ),
  );
  return isOpen || formsAt(cloudConfig, steps).length > 0;
};

test('at each place cloud-init takes something', () => {
  for (const { path } of accountPlaces) expect(isTaken(path), path).toBe(true);
  for (const path of ['groups.*.*.*', 'chpasswd.user.*.name', 'write_file.*.owner'])
    expect(isTaken(path), path).toBe(false);
});
