import { expect, test } from 'vitest';
import type { AskAs } from '../http/serve-mock.ts';
import type { Lab } from '../lab/model.ts';
import { readyLine } from './ready-line.ts';

const url = 'http://127.0.0.1:8775';

const checkLine = (
  ways: Readonly<Record<string, AskAs | undefined>>,
  defaultName: string | undefined,
  expected: string,
) => {
  const instances = Object.keys(ways).map((name) => ({ name }));
  const defaultInstance = instances.find(({ name }) => name === defaultName);
  const lab = { instances, defaultInstance } as unknown as Lab;
  expect(readyLine({ url, lab, askAs: (name) => ways[name] }, 'a.lab.yaml')).toBe(expected);
};

test('the ready line says who asks how, and what to try', () => {
  checkLine(
    {
      web: { url, sourceAddress: undefined },
      db: { url, sourceAddress: '127.0.0.12' },
      cache: { url: 'http://127.0.0.1:8081', sourceAddress: undefined },
      lost: undefined,
    },
    'web',
    'Ready: http://127.0.0.1:8775 serves a.lab.yaml (web: default, db: from 127.0.0.12, cache: at http://127.0.0.1:8081, lost: not reachable). Try: curl http://127.0.0.1:8775/openstack/latest/meta_data.json',
  );
});

test('without a default the line shows how to ask as another', () => {
  checkLine(
    { db: { url, sourceAddress: '127.0.0.12' } },
    undefined,
    'Ready: http://127.0.0.1:8775 serves a.lab.yaml (db: from 127.0.0.12). Try: curl --interface 127.0.0.12 http://127.0.0.1:8775/openstack/latest/meta_data.json',
  );
});

test('an empty lab is said to be empty', () => {
  checkLine({}, undefined, 'Ready: http://127.0.0.1:8775 serves a.lab.yaml (no instances yet).');
});

test('of many instances the first are told, and how many there are besides', () => {
  const ways = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`vm-${at}`, { url, sourceAddress: undefined }]),
  );
  const twelve = Array.from({ length: 12 }, (_, at) => `vm-${at}: ${at === 0 ? 'default' : ''}`);
  checkLine(
    ways,
    'vm-0',
    `Ready: ${url} serves a.lab.yaml (${twelve.join(', ')}, and 18 more). Try: curl ${url}/openstack/latest/meta_data.json`,
  );
});
