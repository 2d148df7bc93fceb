/**
 * Whether the first line makes a file user-data for cloud-init that is no script of its own:
 * the prefixes that cloud-init itself goes by (any case, blanks in front allowed), and the first
 * header of a MIME document. `#include` alone is also C, so it counts only as cloud-init writes it,
 * with nothing or a URL behind it.
 */
export const isUserDataHeader = (firstLine: string): boolean =>
  userDataHeaders.some((header) => header.test(firstLine.slice(0, 4096)));

const userDataHeaders: readonly RegExp[] = [
  /^\s*#cloud-config/i,
  /^\s*## template: jinja/i,
  /^\s*#cloud-boothook/i,
  /^\s*#part-handler/i,
  /^\s*#include(-once)?\s*((https?|ftp|file):\/\/\S+)?\s*$/i,
  /^(content-type: multipart\/|mime-version:)/i,
];
