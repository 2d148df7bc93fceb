import { exception, type NovaException } from './world.ts';

/**
 * The host name that metadata shows: the instance's, a dot and `[api] dhcp_domain`, whatever dots
 * it has already. An instance without host name makes Nova fail as soon as there is a domain.
 */
export const hostnameOf = (
  instance: { readonly hostname: string | null },
  dhcpDomain: string,
): string | null | NovaException => {
  if (dhcpDomain === '') return instance.hostname;
  if (instance.hostname !== null) return `${instance.hostname}.${dhcpDomain}`;
  return exception('TypeError', 'sequence item 0: expected str instance, NoneType found');
};

export const isException = (value: string | null | NovaException): value is NovaException =>
  value !== null && typeof value === 'object';
