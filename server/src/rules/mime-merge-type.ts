import { isMime, leavesOf, type MimeHeader, mimeMessage } from '../documents/mime.ts';
import { code } from '../knowledge/words.ts';
import { type Finding, findingAt } from './frame/finding.ts';
import { edit, fix } from './frame/fix.ts';
import { mergersInText, mergingLists, whyListsStay } from './readers/merge-how.ts';
import { textRule, type WholeText } from './rule.ts';

const names: ReadonlySet<string> = new Set(['merge-type', 'x-merge-type']);

const troubleOf = (value: string): string | undefined => {
  const mergers = mergersInText(value);
  if (mergers === undefined) return 'cloud-init cannot read this, and passes over the whole part';
  return mergers.some(({ name }) => name === 'dict')
    ? whyListsStay(mergers)
    : `Without ${code('dict(…)')} cloud-init cannot merge this part with the earlier ones, and drops all of it`;
};

const inHeader = (document: WholeText, header: MimeHeader): readonly Finding[] => {
  const trouble = header.value === '' ? undefined : troubleOf(header.value);
  const start = document.text.indexOf(header.value, header.start);
  // A value over several lines is told at its header.
  const span =
    start < 0 || start > header.end ? header : { start, end: start + header.value.length };
  if (trouble === undefined) return [];
  return [
    findingAt(
      document,
      span,
      `${trouble}. Write ${code(mergingLists)}.`,
      span === header ? [] : fix(`Write ${mergingLists}`, edit(document, span, mergingLists)),
    ),
  ];
};

export const mimeMergeType = textRule({
  code: 'mime-merge-type',
  severity: 'warning',
  title: 'A part of MIME that is not merged as its header asks for',
  explanation: `
The header \`Merge-Type\` of a part says how it is merged with the parts before it, in the words of
\`merge_how\`. Without \`dict(…)\` the whole part is dropped; without \`recurse_list\` lists are not put
together.

\`\`\`
Content-Type: text/cloud-config
Merge-Type: ${mergingLists}
\`\`\`
`,
  check: (document) =>
    isMime(document.text) && /merge-type/i.test(document.text)
      ? leavesOf(mimeMessage(document.text))
          .flatMap(({ headers }) => headers)
          .filter(({ name }) => names.has(name))
          .flatMap((header) => inHeader(document, header))
      : undefined,
});
