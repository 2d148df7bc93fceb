import { gzipSync } from 'node:zlib';

/** Nova's MAX_USERDATA_SIZE: characters of base64. */
const novaLimit = 65_535;

/** EC2 counts the bytes before base64. */
const ec2Limit = 16_384;

/** Packing more than this takes too long beside typing, and would not fit either. */
const mostToPack = 1_000_000;

const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

// Intl takes tens of milliseconds when it is first asked.
const counted = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Rounded down, so that what is nearly full does not look full. */
const percent = (size: number, limit: number): string => {
  const share = Math.floor((100 * size) / limit);
  return share === 0 ? 'under 1 %' : `${share} %`;
};

const shares = (bytes: number): string => {
  const nova = base64Length(bytes);
  return [
    nova > novaLimit
      ? `too large for Nova (${counted(nova)} as base64, ${counted(novaLimit)} at most)`
      : `${percent(nova, novaLimit)} of Nova's limit`,
    bytes > ec2Limit
      ? `too large for EC2 (${counted(ec2Limit)} at most)`
      : `${percent(bytes, ec2Limit)} of EC2's`,
  ].join(', ');
};

const isOver = (bytes: number): boolean => base64Length(bytes) > novaLimit || bytes > ec2Limit;

/** The size of user-data against the limits of clouds, and what gzip would make of it where it is over one. */
export const sizeWords = (text: string): string => {
  const bytes = Buffer.byteLength(text);
  const plain = `${counted(bytes)} bytes: ${shares(bytes)}`;
  if (!isOver(bytes) || bytes > mostToPack) return plain;
  const packed = gzipSync(text).length;
  return `${plain}; with gzip ${counted(packed)} bytes: ${shares(packed)}`;
};
