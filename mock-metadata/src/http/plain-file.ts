import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Twice what the largest lab may have. Whoever reads less says so for itself. */
const mostBytes = 32 * 1024 * 1024;

/**
 * The whole of a plain file. Throws an error with a `code` where it cannot be had: that of the system, `EISDIR` for a
 * folder, `ENOTPLAIN` for what is no file either (a pipe or a device could give bytes for ever, or never any) and
 * `EFBIG` for more than 32 MiB.
 */
export const plainFile = (path: string): Buffer => {
  // Opening a pipe would wait for somebody to write into it.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (stats.isDirectory()) throw fileError('EISDIR', 'This is a folder, not a file');
    if (!stats.isFile()) throw fileError('ENOTPLAIN', 'This is a pipe or a device, not a file');
    if (stats.size > mostBytes) throw tooLarge();
    return contentOf(file, stats.size);
  } finally {
    closeSync(file);
  }
};

const contentOf = (file: number, size: number): Buffer => {
  const pieces: Buffer[] = [];
  let total = 0;
  // Some files have no size that can be known before: /proc is full of them.
  for (let room = size + 1; ; room = 64 * 1024) {
    if (total + room > mostBytes + 1) room = mostBytes + 1 - total;
    if (room <= 0) throw tooLarge();
    const piece = Buffer.allocUnsafeSlow(room);
    const count = readSync(file, piece);
    if (count === 0) return pieces.length === 1 ? (pieces[0] ?? piece) : Buffer.concat(pieces);
    pieces.push(piece.subarray(0, count));
    total += count;
  }
};

const tooLarge = (): Error => fileError('EFBIG', 'This file is larger than 32 MiB');

const fileError = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code });
