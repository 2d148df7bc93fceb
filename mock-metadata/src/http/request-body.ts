import type { IncomingMessage } from 'node:http';

/** Nova takes 1020 bytes of a password; nobody needs more than this. */
export const maxBodyBytes = 64 * 1024;

/** The body of a request; `too-large` as soon as that is known, `gone` when the client left. */
export const bodyOf = (request: IncomingMessage): Promise<Uint8Array | 'too-large' | 'gone'> => {
  const length = request.headers['content-length'];
  if (length === undefined && request.headers['transfer-encoding'] === undefined) {
    return Promise.resolve(new Uint8Array(0));
  }
  if (Number(length ?? 0) > maxBodyBytes) return Promise.resolve('too-large');
  return collected(request);
};

const collected = (request: IncomingMessage): Promise<Uint8Array | 'too-large' | 'gone'> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBodyBytes) {
        chunks.push(chunk);
        return;
      }
      request.off('data', take).resume();
      resolve('too-large');
    };
    request.on('data', take);
    request.once('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    request.once('close', () => resolve('gone'));
    request.once('error', () => resolve('gone'));
  });
