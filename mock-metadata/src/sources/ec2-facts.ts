const leaves = {
  amiId: 'ami-id',
  instanceId: 'instance-id',
  instanceType: 'instance-type',
  localIpv4: 'local-ipv4',
  publicIpv4: 'public-ipv4',
  reservationId: 'reservation-id',
  securityGroups: 'security-groups',
} as const;

type Fact = keyof typeof leaves;

/** What only the EC2 tree tells; undefined where it does not. */
export type Ec2Facts = Readonly<Partial<Record<Fact, string>>>;

/** Asks for every leaf; `textAt` gives undefined where there is none. */
export const ec2Facts = async (
  textAt: (path: string) => Promise<string | undefined>,
): Promise<Ec2Facts> => {
  const facts: Partial<Record<Fact, string>> = {};
  for (const fact of Object.keys(leaves) as readonly Fact[]) {
    const text = await textAt(`/latest/meta-data/${leaves[fact]}`);
    if (text) facts[fact] = text;
  }
  return facts;
};

/** The number in an EC2 id such as `i-0000000a`; undefined where there is none. */
export const ec2Number = (prefix: 'ami' | 'i', id: string | undefined): number | undefined => {
  const digits = new RegExp(`^${prefix}-([0-9a-f]{8,})$`).exec(id ?? '')?.[1];
  const number = Number.parseInt(digits ?? '', 16);
  return number > 0 ? number : undefined;
};
