import { expect, test } from 'vitest';
import { readLab } from '../lab/read-lab.ts';
import { starterLab } from './starter-lab.ts';

const releases = ['zed', 'epoxy', 'master'] as const;
const topologies = ['router', 'dhcp', 'ovn', 'provider', 'direct', 'host'] as const;

test('a lab to start from is right in every topology and release', () => {
  for (const release of releases) {
    for (const topology of topologies) {
      const text = starterLab({ release, topology });
      const { lab, problems } = readLab(text, 'x.lab.yaml', () => {
        throw new Error('It names no file.');
      });
      expect(problems).toEqual([]);
      expect(lab).toMatchObject({ release, topology });
    }
  }
});
