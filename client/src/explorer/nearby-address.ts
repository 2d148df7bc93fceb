import { isIPv4, isIPv6 } from 'node:net';

/**
 * Whether a URL leads to this machine or its own link (loopback, link-local, unspecified): places
 * that a URL out of a workspace's settings must not reach before the user said so. Names other than
 * localhost are not looked up, so they are not nearby.
 */
export const isNearbyUrl = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIPv4(host)) return isNearbyIpv4(host);
  if (isIPv6(host)) return isNearbyIpv6(host);
  return host === 'localhost' || host.endsWith('.localhost');
};

const isNearbyIpv4 = (address: string): boolean => /^(127\.|169\.254\.|0\.)/.test(address);

// URL has already written the address in its shortest form: ::ffff:7f00:1 for a mapped 127.0.0.1.
const isNearbyIpv6 = (address: string): boolean => {
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(address);
  if (mapped !== null) {
    const high = Number.parseInt(mapped[1] ?? '', 16);
    return isNearbyIpv4(`${high >> 8}.${high & 255}.0.0`);
  }
  return address === '::1' || address === '::' || /^fe[89ab]/.test(address);
};
