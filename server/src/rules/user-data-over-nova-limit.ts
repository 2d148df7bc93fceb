import { findingOfSize, mostBytesOfNova } from './readers/user-data-sizes.ts';
import { textRule } from './rule.ts';

export const userDataOverNovaLimit = textRule({
  code: 'user-data-over-nova-limit',
  severity: 'warning',
  title: 'The user-data is larger than Nova takes',
  explanation: `
Nova takes 65,535 characters of base64, which are 49,149 bytes of text, and refuses to make an instance
with more. Compressed with gzip it is mostly a quarter, and cloud-init unpacks that by itself
(\`gzip -c user-data > user-data.gz\`); or have parts of it fetched with \`#include\` or \`write_files\`
with \`source\`.
`,
  check: (document) =>
    findingOfSize(
      document,
      { most: mostBytesOfNova, upTo: Number.POSITIVE_INFINITY },
      (bytes) =>
        `These are ${bytes} bytes, and Nova takes 49,149. Compress it with gzip, or have parts of it fetched.`,
    ),
});
