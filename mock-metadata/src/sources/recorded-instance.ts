import { type Ec2Facts, ec2Number } from './ec2-facts.ts';
import { type JsonObject, objectOf, objectsIn, textOf, withoutUndefined } from './plain-json.ts';

/** An instance's entry in a lab file, without its networks and user-data. */
export const recordedInstance = (metaData: JsonObject, ec2: Ec2Facts): JsonObject => {
  const zone = metaData['availability_zone'];
  return withoutUndefined({
    uuid: textOf(metaData['uuid']),
    project_id: textOf(metaData['project_id']),
    display_name: textOf(metaData['name']),
    hostname: textOf(metaData['hostname'])?.replace(/\..*$/, '') || undefined,
    ec2_id: ec2Number('i', ec2.instanceId),
    reservation_id: ec2.reservationId,
    flavor: ec2.instanceType,
    launch_index: metaData['launch_index'],
    availability_zone: zone === null ? null : textOf(zone),
    security_groups: groupsOf(ec2),
    metadata: metadataOf(metaData),
    key_pair: keyPairOf(metaData),
  });
};

const groupsOf = ({ securityGroups = '' }: Ec2Facts): readonly string[] | undefined => {
  const groups = [...new Set(securityGroups.split('\n'))].filter((name) => name !== '');
  return groups.length === 0 ? undefined : groups;
};

const metadataOf = (metaData: JsonObject): JsonObject | undefined => {
  const entries = Object.entries(objectOf(metaData['meta']) ?? {});
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
};

const keyPairOf = (metaData: JsonObject): JsonObject | undefined => {
  const key = objectsIn(metaData['keys']).find(
    ({ name, data }) => typeof name === 'string' && typeof data === 'string',
  );
  if (key === undefined) return undefined;
  const { name, type, data } = key;
  return { name, type: type === 'x509' ? 'x509' : 'ssh', public_key: data };
};
