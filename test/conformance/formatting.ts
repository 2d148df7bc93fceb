import { documentNamed } from '../../server/src/documents/cursor-text.ts';
import { openDocument } from '../../server/src/documents/open-document.ts';
import { placedBlocks } from '../../server/src/documents/placed-blocks.ts';
import { offsetAt } from '../../server/src/documents/source-text.ts';
import type { YamlNode } from '../../server/src/documents/yaml/node.ts';
import { formattingEdits } from '../../server/src/features/formatting.ts';
import type { Agreement, RecordedDocument } from './cloud-config.ts';
import { textOf } from './cloud-config.ts';
import { recordedGroups } from './cloud-config-groups.ts';

interface Sample {
  readonly name: string;
  readonly text: string;
}

const samplesIn = (folder: string): readonly Sample[] =>
  recordedGroups(folder).flatMap(({ kind, items }): readonly Sample[] => {
    if (kind === 'documents') {
      return (items as readonly RecordedDocument[]).map((one) => ({
        name: one.kind === 'network-config' ? 'network-config' : 'user-data',
        text: textOf(one),
      }));
    }
    if (kind !== 'snippets') return [];
    return (items as readonly { readonly yaml: string }[]).map(({ yaml }) => ({
      name: 'user-data',
      text: `#cloud-config\n${yaml}`,
    }));
  });

const formatted = ({ name, text }: Sample): string => {
  const document = openDocument(documentNamed(name, text));
  const parts: string[] = [];
  let done = 0;
  for (const { range, newText } of formattingEdits(document)) {
    const start = offsetAt(document.source, range.start);
    parts.push(text.slice(done, start), newText);
    done = offsetAt(document.source, range.end);
  }
  return parts.join('') + text.slice(done);
};

/** What PyYAML makes of it, places left out. */
const meant = (node: YamlNode | undefined): unknown => {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case 'alias':
      return `*${node.name}`;
    case 'scalar':
      return [node.type, String(node.value), node.text, node.tag];
    case 'list':
      return node.items.map(meant);
    case 'map':
      return node.entries.map(({ key, value }) => ({ key: meant(key), value: meant(value) }));
  }
};

/** Keys may be cut into blocks or stand in one. */
const meaningOf = ({ name, text }: Sample): string => {
  const readings = placedBlocks(openDocument(documentNamed(name, text))).map(
    ({ block: { reading } }) => reading,
  );
  return JSON.stringify([
    readings.flatMap(({ node }) => meant(node)),
    readings.flatMap(({ errors }) => errors.map(({ code }) => code)),
  ]);
};

const withoutBlanks = (text: string): string => text.replace(/[ \t\r\n]/g, '');

/** What is wrong with how a document is formatted; undefined if nothing is. */
const trouble = (sample: Sample, text: string): string | undefined => {
  const once = { ...sample, text };
  if (meaningOf(once) !== meaningOf(sample)) return 'means something else';
  if (formatted(once) !== text) return 'changes a second time';
  // A blank behind the mark of a comment is all that may be added to.
  return withoutBlanks(text) === withoutBlanks(sample.text) ? undefined : 'lost more than blanks';
};

/** Formats each recorded document, and sees that it means the same and that once is enough. */
export const formattingAgreement = (folder: string): Agreement | undefined => {
  const samples = samplesIn(folder);
  if (samples.length === 0) return undefined;
  const misses: string[] = [];
  let changed = 0;
  for (const sample of samples) {
    const text = formatted(sample);
    if (text === sample.text) continue;
    changed += 1;
    const found = trouble(sample, text);
    if (found !== undefined) misses.push(`  ${found}: ${JSON.stringify(sample.text)}`);
  }
  const failed = misses.length;
  const figures = `formatting: ${samples.length} documents, ${changed} of them change, ${failed} wrongly`;
  return { passed: samples.length - failed, failed, lines: [figures, ...misses.slice(0, 20)] };
};
