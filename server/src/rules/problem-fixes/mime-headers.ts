import type { OpenDocument } from '../../documents/open-document.ts';
import type { Fix } from '../../problem.ts';

/** Comments and empty lines in front of the headers of a message. */
const above = /^(?:[ \t]*(?:#[^\n]*)?\n)+(?=(?:content-type|mime-version):)/i;

/** Makes a MIME message of what only looks like one; undefined of anything else. */
export const mimeHeaderFix = ({ source: { text } }: OpenDocument): Fix | undefined => {
  if (/^content-type:\s*multipart\//i.test(text)) {
    const edits = [{ start: 0, end: 0, text: 'MIME-Version: 1.0\n' }];
    return { title: 'Add MIME-Version: 1.0', edits, isSafe: true };
  }
  const end = above.exec(text.replaceAll('\r', ' '))?.[0].length;
  return end === undefined
    ? undefined
    : {
        title: 'Remove the lines above the headers',
        edits: [{ start: 0, end, text: '' }],
        isSafe: false,
      };
};
