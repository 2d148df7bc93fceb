import type { Instance, Lab } from '../lab/model.ts';
import { didYouMeanOneOf } from '../lab/nearest.ts';
import type { Path } from '../lab/source-text.ts';
import type { StepReading } from './step-reading.ts';

const portOf = (lab: Lab, instance: Instance) =>
  lab.ports.find(({ deviceId, fixedIps }) => deviceId === instance.uuid && fixedIps.length > 0);

const instanceValues: Readonly<
  Record<string, (instance: Instance, lab: Lab) => string | undefined>
> = {
  uuid: ({ uuid }) => uuid,
  project_id: ({ projectId }) => projectId,
  hostname: ({ hostname }) => hostname ?? undefined,
  address: (instance, lab) => portOf(lab, instance)?.fixedIps[0]?.ipAddress,
  mac_address: (instance, lab) => portOf(lab, instance)?.macAddress,
};

type Values = ReadonlyMap<string, string | undefined>;

/** For each section of the lab file: its entries by name, each with what can be had of it. */
const sections: ReadonlyMap<string, (lab: Lab) => ReadonlyMap<string, Values>> = new Map([
  ['instances', (lab) => new Map(lab.instances.map((each) => [each.name, valuesOf(each, lab)]))],
  ['networks', ({ networks }) => new Map(networks.map(({ name, id }) => [name, idOf(id)]))],
  ['routers', ({ routers }) => new Map(routers.map(({ name, id }) => [name, idOf(id)]))],
]);

const valuesOf = (instance: Instance, lab: Lab): Values =>
  new Map(Object.entries(instanceValues).map(([key, found]) => [key, found(instance, lab)]));

const idOf = (id: string): Values => new Map([['id', id]]);

/** `instances.web-1.uuid` in the lab at hand; undefined, and reported at the path, where there is no such value. */
export const labValue = (
  written: string,
  path: Path,
  { lab, report }: StepReading,
): string | undefined => {
  const fail = (message: string) => {
    report('unknown-reference', path, message);
    return undefined;
  };
  const [, section = '', name = '', key = ''] = /^(\w+)\.(.+)\.(\w+)$/.exec(written) ?? [];
  const entries = sections.get(section)?.(lab);
  if (entries === undefined) {
    return fail(
      `"${written}" names nothing in a lab. Write it like instances.web-1.uuid, networks.private.id or routers.gateway.id.`,
    );
  }
  const entry = entries.get(name);
  if (entry === undefined) {
    return fail(
      `The lab has no "${name}" in ${section}.${didYouMeanOneOf(name, [...entries.keys()])}`,
    );
  }
  const value = entry.get(key);
  if (value !== undefined) return value;
  return entry.has(key)
    ? fail(`${name} has no ${key} in this lab.`)
    : fail(`"${key}" cannot be taken of ${section}.${didYouMeanOneOf(key, [...entry.keys()])}`);
};
