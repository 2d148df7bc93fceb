import { type Finding, finding } from './frame/finding.ts';
import { addedAfter, fix, removed, replaced } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { flagOf, get, isTemplate, itemsOf, textOf, type Value } from './frame/value.ts';
import { shown } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

interface Written {
  readonly file: Value;
  readonly path: Value;
  readonly name: string;
}

const writtenOf = (file: Value): readonly Written[] => {
  const path = get(file, 'path');
  const name = textOf(path);
  return path === undefined || name === undefined
    ? []
    : [{ file, path, name: name.includes('//') ? name.replaceAll(/\/{2,}/g, '/') : name }];
};

const isDeferred = ({ file }: Written): boolean => flagOf(get(file, 'defer')) === true;

/** What is appended, or may be, takes nothing away. */
const keeps = ({ file }: Written): boolean => {
  const append = get(file, 'append');
  return append !== undefined && (isTemplate(append) || flagOf(append) === true);
};

const overwriting = ({ file, path, name }: Written, lost: Written): Finding => {
  const append = get(file, 'append');
  return finding(
    path,
    `${shown(name)} is written twice, and this one takes the place of the other. Put both into one, or add \`append: true\` here.`,
    [
      ...fix(
        'Add it to the end of the file: append: true',
        append ? replaced(append, 'true') : addedAfter(path, 'append: true'),
      ),
      ...fix('Remove the other, which is lost', removed(lost.file)),
    ],
  );
};

export const writeFilesPathTwice = valueRule({
  code: 'write-files-path-twice',
  severity: 'warning',
  title: 'A file is written twice',
  explanation: `
Files are written in the order of the list, those with \`defer: true\` at the end. Of two with the same
path the later one replaces the earlier, unless it says \`append: true\`.

\`\`\`yaml
write_files:
  - path: /etc/motd
    content: |
      Welcome.
  - path: /etc/motd
    append: true
    content: |
      Be nice.
\`\`\`
`,
  skipsStatements: true,
  at: [at('write_files')],
  check: (files) => {
    const all = itemsOf(files).flatMap(writtenOf);
    const inOrder = [...all.filter((one) => !isDeferred(one)), ...all.filter(isDeferred)];
    const seen = new Map<string, Written>();
    return inOrder.flatMap((one) => {
      const lost = seen.get(one.name);
      seen.set(one.name, one);
      return lost && !keeps(one) ? [overwriting(one, lost)] : [];
    });
  },
});
