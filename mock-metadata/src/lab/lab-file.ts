import * as z from 'zod';
import { faultsSection } from './fault-section.ts';
import { instanceEntry } from './instance-section.ts';
import { releases, topologies } from './model.ts';
import {
  imageEntry,
  listedSubnetEntry,
  networkEntry,
  routerEntry,
  securityGroupEntry,
} from './network-section.ts';
import { neutronSection, novaSection } from './nova-options.ts';
import { otherPortEntry } from './port-section.ts';
import { someText } from './texts.ts';

/** An entry with nothing behind its name is one with defaults only. */
const byName = <Entry extends z.ZodType>(entry: Entry) =>
  z.record(someText, entry.nullable()).nullish();

/**
 * The lab file (`*.lab.yaml`): every key with its meaning, type and default, once. From it come the
 * TypeScript type, the validation and the JSON schema for editors.
 */
export const labFile = z
  .strictObject({
    release: z
      .enum(releases)
      .default('epoxy')
      .describe(
        'Which OpenStack to behave like: zed (Nova 26), epoxy (Nova 31) or master (August 2026).',
      ),
    topology: z
      .enum(topologies)
      .default('router')
      .describe(
        "The way from an instance to Nova. router, dhcp, ovn: a proxy in the router's, the DHCP or OVN's namespace, then the agent. provider: a load balancer that names itself (NSX and the like). direct: none. host: a proxy on the compute node that signs by itself (OVS metadata_path).",
      ),
    consistency: z
      .enum(['checked', 'unchecked'])
      .default('checked')
      .describe(
        'unchecked: allow what a healthy cloud never has, such as one address on two ports of a network, an address outside its subnets, or an id that is no UUID.',
      ),
    nova: novaSection
      .nullish()
      .describe("Options of nova.conf. Default: Nova's own, with service_metadata_proxy on."),
    neutron: neutronSection
      .nullish()
      .describe(
        "Options of metadata_agent.ini, and how Neutron's API behaves. Default: it works, with Nova's secret.",
      ),
    faults: faultsSection
      .nullish()
      .describe('Hops that misbehave, and how: agent: away, nova: {delay: 40s}. Default: none.'),
    networks: byName(networkEntry).describe(
      'Networks by name. Default: one, `private`, 10.0.0.0/24.',
    ),
    subnets: z
      .array(listedSubnetEntry)
      .nullish()
      .describe(
        'Subnets that do not stand under their network, in the order in which Neutron lists them. Default: none.',
      ),
    routers: byName(routerEntry).describe(
      'Routers by name. Default: one that joins all networks, if the topology is router.',
    ),
    security_groups: byName(securityGroupEntry).describe(
      'Security groups by name. There is always one called default. Default: whatever the instances name.',
    ),
    images: byName(imageEntry).describe('Images by name. Default: whatever the instances name.'),
    instances: z
      .record(someText, instanceEntry.nullable(), {
        error: ({ input }) =>
          input === undefined || input === null
            ? 'A lab needs instances: write `instances:` and below it, indented, a name such as `web:`.'
            : undefined,
      })
      .describe('Instances by name.'),
    ports: z
      .array(otherPortEntry)
      .nullish()
      .describe(
        "Ports that are no instance's network card. Default: those that Neutron makes by itself.",
      ),
    default_instance: someText
      .optional()
      .describe(
        'Name of the instance that asks when neither listener nor source address says which. Default: the first.',
      ),
  })
  .meta({ title: 'Lab of a make-believe OpenStack cloud' });

/** A lab file as written, with the defaults that do not depend on anything else filled in. */
export type LabFile = z.output<typeof labFile>;

export type NetworkEntry = z.output<typeof networkEntry>;
export type SubnetEntry = NonNullable<NetworkEntry['subnets']>[number];

export type RouterEntry = z.output<typeof routerEntry>;
export type InstanceEntry = z.output<typeof instanceEntry>;
export type InstancePortEntry = NonNullable<InstanceEntry['ports']>[number];
export type OtherPortEntry = z.output<typeof otherPortEntry>;
export type CachedVif = NonNullable<InstanceEntry['network_info']>[number];
