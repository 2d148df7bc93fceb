/**
 * The link-local address that a port makes out of its MAC (EUI-64), from which an instance asks
 * [fe80::a9fe:a9fe]; undefined where the text is no MAC.
 */
export const linkLocalOf = (macAddress: string): string | undefined => {
  const bytes = macAddress.split(':').map((byte) => Number.parseInt(byte, 16));
  const [a, b, c, d, e, f] = bytes;
  if (bytes.some(Number.isNaN) || f === undefined || bytes.length > 6) return undefined;
  const groups = [((a ?? 0) ^ 2) * 256 + (b ?? 0), (c ?? 0) * 256 + 0xff, 0xfe00 + (d ?? 0)];
  const lower = [...groups, (e ?? 0) * 256 + f].map((group) => group.toString(16));
  return new URL(`http://[fe80::${lower.join(':')}]/`).hostname.slice(1, -1);
};
