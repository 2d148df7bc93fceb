import type { IncomingMessage } from 'node:http';
import type { HttpRequest } from '../message.ts';
import { requestInPacket } from '../neutron/agent-packet.ts';

/** Nova takes 1020 bytes of a password; nobody needs more than this. */
export const maxBodyBytes = 64 * 1024;

/** A body, and how it came. */
export type ArrivedBody = Pick<HttpRequest, 'body' | 'bodyBytesWithHead' | 'chunkSizes'>;

/**
 * The body of a request; `too-large` as soon as that is known, `gone` when the client left.
 * `firstPacket` is what it began with, where that is known: the sizes of chunks stand in it.
 */
export const bodyOf = (
  request: IncomingMessage,
  firstPacket: Buffer | undefined,
): Promise<ArrivedBody | 'too-large' | 'gone'> => {
  const length = request.headers['content-length'];
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  if (length === undefined && !isChunked) return Promise.resolve(noBody);
  if (Number(length ?? 0) > maxBodyBytes) return Promise.resolve('too-large');
  return collected(request, firstPacket, isChunked);
};

const noBody: ArrivedBody = { body: new Uint8Array(0) };

const collected = (
  request: IncomingMessage,
  firstPacket: Buffer | undefined,
  isChunked: boolean,
): Promise<ArrivedBody | 'too-large' | 'gone'> =>
  new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    let bytesWithHead = 0;
    // The parser reads a packet to its end before anything else happens: what is there then came with the head.
    process.nextTick(() => {
      bytesWithHead = request.readableLength;
      request.on('data', take);
    });
    const take = (piece: Buffer) => {
      size += piece.length;
      if (size <= maxBodyBytes) {
        pieces.push(piece);
        return;
      }
      request.off('data', take).resume();
      resolve('too-large');
    };
    request.once('end', () =>
      resolve({
        body: new Uint8Array(Buffer.concat(pieces)),
        ...(bytesWithHead < size && { bodyBytesWithHead: bytesWithHead }),
        ...(isChunked && { chunkSizes: chunkSizesOf(pieces, firstPacket) }),
      }),
    );
    request.once('close', () => resolve('gone'));
    request.once('error', () => resolve('gone'));
  });

/**
 * Node gives each chunk by itself, but one that came in two packets as two: what the first packet
 * says of its chunks counts, and what came after them as one more.
 */
const chunkSizesOf = (
  pieces: readonly Buffer[],
  firstPacket: Buffer | undefined,
): readonly number[] => {
  const begun = firstPacket && requestInPacket(firstPacket)?.chunkSizes;
  const sizes = pieces.map(({ length }) => length);
  if (begun === undefined || begun.length === 0) return sizes;
  const rest = sum(sizes) - sum(begun);
  return rest > 0 ? [...begun, rest] : begun;
};

const sum = (sizes: readonly number[]): number => sizes.reduce((all, each) => all + each, 0);
