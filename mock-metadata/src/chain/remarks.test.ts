import { expect, test } from 'vitest';
import type { Lab } from '../lab/model.ts';
import type { Header } from '../message.ts';
import { instanceIdSignature } from '../neutron/nova-request.ts';
import { novaFor } from '../nova/metadata-api.ts';
import type { HopName } from '../trace.ts';
import { chainFor } from './chain.ts';
import { db, get, sampleLab, sampleWorld, stoppedClock, web } from './sample-lab.ts';

const remarksOn = async (
  lab: Partial<Lab>,
  headers: readonly Header[] = [],
  enterAt: HopName = 'instance',
) => {
  const whole = sampleLab(lab);
  const chain = chainFor(whole, novaFor(whole, sampleWorld), stoppedClock());
  const path = '/latest/meta-data/instance-id';
  return (await chain.trace({ instance: web }, get(path, headers), enterAt)).remarks;
};

const direct = {
  topology: 'direct',
  nova: { ...sampleLab().nova, serviceMetadataProxy: false },
} as const;
const said = ['Instance web asked, and what it got is the metadata of db.'];

test('an instance that gets its own metadata is nothing to remark on', async () => {
  expect(await remarksOn({})).toBeUndefined();
  expect(await remarksOn(direct)).toBeUndefined();
});

test('an instance that gets the metadata of another is', async () => {
  const nova = { ...direct.nova, enableProxyHeadersParsing: true };
  const forged = [['X-Forwarded-For', '10.0.0.5']] as const;
  expect(await remarksOn({ ...direct, nova }, forged)).toEqual(said);
});

test('who asks Nova itself may name anybody', async () => {
  const nova = { ...direct.nova, serviceMetadataProxy: true, metadataProxySharedSecret: '' };
  const headers: readonly Header[] = [
    ['X-Instance-ID', db.uuid],
    ['X-Tenant-ID', db.projectId],
    ['X-Instance-ID-Signature', instanceIdSignature('', db.uuid)],
  ];
  expect(await remarksOn({ nova }, headers, 'nova')).toBeUndefined();
});
