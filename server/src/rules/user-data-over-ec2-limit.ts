import { findingOfSize, mostBytesOfEc2, mostBytesOfNova } from './readers/user-data-sizes.ts';
import { textRule } from './rule.ts';

export const userDataOverEc2Limit = textRule({
  code: 'user-data-over-ec2-limit',
  severity: 'hint',
  title: 'The user-data is larger than EC2 takes',
  explanation: `
EC2 takes 16,384 bytes of user-data; Nova takes 49,149. If the same file is to work on both, compress it
with gzip, which cloud-init unpacks by itself, or have parts of it fetched with \`#include\`.
`,
  check: (document) =>
    findingOfSize(
      document,
      { most: mostBytesOfEc2, upTo: mostBytesOfNova },
      (bytes) =>
        `These are ${bytes} bytes: enough for Nova, but EC2 takes 16,384. Compressed with gzip it may fit.`,
    ),
});
