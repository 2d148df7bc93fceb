import { gzipSync } from 'node:zlib';
import { type Problem, problem } from '../problem.ts';

/** The most a cloud takes as user-data. */
export interface SizeLimit {
  /** `Nova`, `EC2`; undefined for a number of one's own. */
  readonly cloud: string | undefined;
  /** Bytes of the file as it is. */
  readonly mostBytes: number;
  /** How the cloud itself puts it, such as `65,535 characters of base64`. */
  readonly words: string;
}

const grouped = (count: number): string => count.toLocaleString('en-US');

/** Nova takes 65,535 characters after base64 (MAX_USERDATA_SIZE), EC2 16,384 bytes before. */
const clouds: ReadonlyMap<string, SizeLimit> = new Map([
  [
    'nova',
    {
      cloud: 'Nova',
      // Base64 makes four characters of three bytes, in full groups.
      mostBytes: Math.floor(65_535 / 4) * 3,
      words: '65,535 characters of base64, which is 49,149 bytes',
    },
  ],
  ['ec2', { cloud: 'EC2', mostBytes: 16_384, words: '16,384 bytes' }],
]);

/** Reads `nova`, `ec2` or a number of bytes; undefined if it is none of these. */
export const sizeLimitOf = (text: string): SizeLimit | undefined => {
  const known = clouds.get(text.toLowerCase());
  if (known) return known;
  const mostBytes = Number(text);
  return /^[1-9]\d{0,8}$/.test(text)
    ? { cloud: undefined, mostBytes, words: `${grouped(mostBytes)} bytes` }
    : undefined;
};

const advice = (bytes: Uint8Array, { mostBytes }: SizeLimit): string => {
  const packed = gzipSync(bytes).length;
  return packed <= mostBytes
    ? `Compressed with gzip it has ${grouped(packed)} bytes, which fits, and cloud-init unpacks it.`
    : 'Move parts of it to a place from which the machine can fetch them, such as with #include.';
};

/** The problem that a file is larger than a cloud takes; undefined if it is not. */
export const sizeProblem = (bytes: Uint8Array, limit: SizeLimit): Problem | undefined => {
  if (bytes.length <= limit.mostBytes) return undefined;
  const who = limit.cloud === undefined ? 'The most allowed is' : `${limit.cloud} takes at most`;
  const message = `This has ${grouped(bytes.length)} bytes. ${who} ${limit.words}. ${advice(bytes, limit)}`;
  return problem('over-size-limit', message, { start: 0, end: 0 });
};
