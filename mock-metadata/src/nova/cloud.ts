import { createHmac } from 'node:crypto';
import type { Instance, Lab } from '../lab/model.ts';
import { type Ec2ImageIds, ec2ImageNumbers } from './ec2-ids.ts';
import { type InstanceDocuments, instanceDocuments } from './instance-documents.ts';
import { type NeutronClient, neutronClient } from './neutron-client.ts';

/** A lab as Nova asks it: its database, its Neutron, and what has been worked out of it so far. */
export interface Cloud {
  readonly lab: Lab;
  readonly neutron: NeutronClient;
  /** By the exact text of the UUID, deleted ones too. */
  instanceByUuid(uuid: string): Instance | undefined;
  imageIds(instance: Instance): Ec2ImageIds;
  /** What has been rendered of an instance; lives as long as the instance's row stays what it is. */
  documentsOf(instance: Instance): InstanceDocuments;
  /** The signature that a proxy with Nova's secret would send for an id: HMAC-SHA256 in lower-case hex. */
  expectedSignature(id: string): string;
}

export const cloudOf = (lab: Lab, neutronAsked: (request: string) => void): Cloud => {
  const instances = new Map(lab.instances.map((instance) => [instance.uuid, instance]));
  const documents = new WeakMap<Instance, InstanceDocuments>();
  const signatures = new Map<string, string>();
  return {
    lab,
    neutron: neutronClient(lab, neutronAsked),
    instanceByUuid: (uuid) => instances.get(uuid),
    imageIds: ec2ImageNumbers(lab.ec2ImageIds),
    documentsOf: (instance) => {
      const known = documents.get(instance);
      if (known !== undefined) return known;
      const fresh = instanceDocuments(instance, lab);
      documents.set(instance, fresh);
      return fresh;
    },
    expectedSignature: (id) => {
      const known = signatures.get(id);
      if (known !== undefined) return known;
      const fresh = createHmac('sha256', lab.nova.metadataProxySharedSecret)
        .update(id, 'utf8')
        .digest('hex');
      // Only of ids that exist: anybody can send as many others as they like.
      if (instances.has(id)) signatures.set(id, fresh);
      return fresh;
    },
  };
};
