import type { Chain } from '../chain/chain.ts';
import type { Instance } from '../lab/model.ts';
import type { Trace } from '../trace.ts';
import type { HeaderCase } from './header-case.ts';
import { badSignature } from './header-cases/bad-signature.ts';
import { bothNeutronHeaders } from './header-cases/both-neutron-headers.ts';
import { emptyInstanceId } from './header-cases/empty-instance-id.ts';
import { forgedForwardedFor } from './header-cases/forged-forwarded-for.ts';
import { forgedInstanceId } from './header-cases/forged-instance-id.ts';
import { forgedNetworkId } from './header-cases/forged-network-id.ts';
import { forgedNetworkIdUnderscores } from './header-cases/forged-network-id-underscores.ts';
import { forgedRouterId } from './header-cases/forged-router-id.ts';
import { good } from './header-cases/good.ts';
import { neitherNeutronHeader } from './header-cases/neither-neutron-header.ts';
import { noInstanceId } from './header-cases/no-instance-id.ts';
import { noSignature } from './header-cases/no-signature.ts';
import { noTenantId } from './header-cases/no-tenant-id.ts';
import { secretMismatch } from './header-cases/secret-mismatch.ts';
import { unknownAddress } from './header-cases/unknown-address.ts';
import { wrongTenant } from './header-cases/wrong-tenant.ts';

export type { HeaderCase } from './header-case.ts';

/** Every case, the ones that are asked for most often first. */
export const headerCases: readonly HeaderCase[] = [
  good,
  noInstanceId,
  badSignature,
  wrongTenant,
  forgedForwardedFor,
  secretMismatch,
  unknownAddress,
  forgedNetworkId,
  forgedRouterId,
  forgedNetworkIdUnderscores,
  forgedInstanceId,
  bothNeutronHeaders,
  neitherNeutronHeader,
  emptyInstanceId,
  noSignature,
  noTenantId,
];

/** Sends a case's request for an instance through a chain, with everything the hops saw and did. */
export const simulated = async (
  chain: Chain,
  headerCase: HeaderCase,
  instance: Instance,
): Promise<Trace> => {
  const { neutron, enterAt } = headerCase;
  const through = neutron === undefined ? chain : chain.withNeutron(neutron);
  const setting = { lab: chain.lab, instance, reach: chain.reach(instance) };
  const trace = await through.trace({ instance }, headerCase.request(setting), enterAt);
  const remark = headerCase.remark?.(chain.lab);
  return remark === undefined ? trace : { ...trace, remarks: [remark, ...(trace.remarks ?? [])] };
};
