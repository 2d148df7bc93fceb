import { expect, test } from 'vitest';
import type { Decision } from '../trace.ts';
import { notesOfOvn, notesOnCutHead } from './other-words.ts';
import { neutronAway, noClientAddress } from './who-asks-notes.ts';

const told = (wrap: typeof notesOfOvn, decision: Decision): Decision | undefined => {
  const decisions: Decision[] = [];
  const ignored = () => undefined;
  const notes = {
    change: ignored,
    lookup: ignored,
    decide: (each: Decision) => void decisions.push(each),
  };
  wrap(notes).decide(decision);
  return decisions[0];
};

test("OVN's agent has a log of its own and asks the southbound database", () => {
  expect(told(notesOfOvn, noClientAddress('x'))?.upstreamLog).toMatch(
    /^neutron-ovn-metadata-agent's/,
  );
  expect(told(notesOfOvn, neutronAway())).toMatchObject({
    reason: "OVN's southbound database did not answer the question which port has that address.",
    remedy: "See that OVN's southbound database is up and that the agent can reach it.",
  });
});

test('whoever is not known because the head was cut is told so', () => {
  expect(told(notesOnCutHead, noClientAddress(undefined))).toMatchObject({
    rule: 'client-address-missing',
    reason: expect.stringContaining('4096 bytes'),
    remedy: expect.stringContaining('fewer or shorter headers'),
  });
});
