/** An address without the prefix that IPv4 clients get on an IPv6 socket; '' for none. */
export const plainAddress = (address: string | undefined): string =>
  (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
