/** Nova's MAX_USERDATA_SIZE, in characters of base64. */
const novaLimit = 65_535;

/** The text as an instance gets it. Throws where Nova's API would refuse it. */
export const userDataBytes = (text: string): Uint8Array => {
  const bytes = new TextEncoder().encode(text);
  const length = 4 * Math.ceil(bytes.length / 3);
  if (length <= novaLimit) return bytes;
  const counted = (count: number): string => count.toLocaleString('en-US');
  throw new Error(
    `This is too large for user-data: ${counted(length)} characters as base64, where Nova takes ${counted(novaLimit)}. Make it shorter, pack it with gzip, or fetch parts of it with #include.`,
  );
};
