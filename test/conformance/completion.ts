import { documentNamed } from '../../server/src/documents/cursor-text.ts';
import { openDocument } from '../../server/src/documents/open-document.ts';
import { positionAt } from '../../server/src/documents/source-text.ts';
import type { MapEntry, MapNode, YamlNode } from '../../server/src/documents/yaml/node.ts';
import { readYaml } from '../../server/src/documents/yaml/read.ts';
import { completionAt } from '../../server/src/features/completion.ts';
import { type Form, formsAt, type Step } from '../../server/src/knowledge/lookup.ts';
import type { Shape } from '../../server/src/knowledge/shape.ts';
import { standardSettings } from '../../server/src/settings.ts';
import { writtenShapeOf } from '../../server/src/validation/root-shape.ts';
import { type Agreement, type RecordedDocument, textOf } from './cloud-config.ts';
import { recordedGroups } from './cloud-config-groups.ts';

/** One key of a document that is taken out, to see whether it is offered again. */
interface Cut {
  readonly name: string;
  readonly start: number;
  /** Behind the key itself, and behind its value. */
  readonly keyEnd: number;
  readonly end: number;
  readonly siblings: readonly string[];
  readonly steps: readonly Step[];
}

const textOfKey = ({ key }: MapEntry): string => (key.kind === 'scalar' ? key.text : '');

const textOfValue = (value: YamlNode): string => (value.kind === 'scalar' ? value.text : '');

const cutOf = (entry: MapEntry, map: MapNode, steps: readonly Step[]): readonly Cut[] => {
  const { key, value } = entry;
  const names = map.entries.map(textOfKey);
  const name = textOfKey(entry);
  const isPlain = key.kind === 'scalar' && key.style === 'plain' && /^[\w-]{2,}$/.test(name);
  if (!isPlain || names.filter((one) => one === name).length > 1) return [];
  const siblings = names.filter((one) => one !== name);
  return [{ name, start: key.start, keyEnd: key.end, end: value.end, siblings, steps }];
};

const cutsIn = (node: YamlNode, steps: readonly Step[]): readonly Cut[] => {
  if (node.kind === 'list')
    return node.items.flatMap((item) => cutsIn(item, [...steps, { kind: 'item' }]));
  if (node.kind !== 'map') return [];
  const texts = new Map(node.entries.map((entry) => [textOfKey(entry), textOfValue(entry.value)]));
  return node.entries.flatMap((entry) => {
    const inside: Step = { kind: 'key', name: textOfKey(entry), siblings: texts };
    return [...cutOf(entry, node, steps), ...cutsIn(entry.value, [...steps, inside])];
  });
};

const able = { snippets: true, insertTextModes: true, tags: true };

const documentOf = (kind: RecordedDocument['kind'], text: string) =>
  openDocument(documentNamed(kind === 'network-config' ? kind : 'user-data', text));

const letters = 2;

/** What is offered where of a key its first letters are left, and of its value nothing or all. */
const offeredAt = (
  { kind }: RecordedDocument,
  text: string,
  { name, start, keyEnd, end }: Cut,
  keepsValue: boolean,
): readonly string[] => {
  const rest = text.slice(keepsValue ? keyEnd : Math.max(end, keyEnd)).replace(/^ *:(?=\s*$)/m, '');
  const line = keepsValue || rest.startsWith('\n') || rest === '' ? rest : `\n${rest}`;
  const document = documentOf(kind, text.slice(0, start) + name.slice(0, letters) + line);
  const position = positionAt(document.source, start + letters);
  return completionAt(document, position, able, standardSettings).items.map(({ label }) => label);
};

/** A key of this form that is no other spelling, old or new, of one that is there. */
const names = (form: Form, { name, siblings }: Cut): boolean => {
  if (form.kind !== 'map' || !Object.hasOwn(form.keys, name)) return false;
  const spellingOf = (key: string): string => form.keys[key]?.deprecated?.use ?? key;
  return !siblings.some((key) => spellingOf(key) === spellingOf(name));
};

const isKnown = (root: Shape | undefined, cut: Cut): boolean =>
  root !== undefined && formsAt(root, cut.steps).some((form) => names(form, cut));

interface Result {
  readonly isKnown: boolean;
  readonly isOffered: boolean;
  /** Undefined if all is well. */
  readonly miss: string | undefined;
}

const resultOf = (recorded: RecordedDocument, cut: Cut, keepsValue: boolean): Result => {
  const text = textOf(recorded);
  const offered = offeredAt(recorded, text, cut, keepsValue);
  const present = cut.siblings.filter((name) => offered.includes(name));
  const document = documentOf(recorded.kind, text);
  const [region] = document.regions;
  const known = isKnown(region && writtenShapeOf(document, region), cut);
  const isOffered = offered.includes(cut.name);
  const where = `${recorded.id} ${cut.name}${keepsValue ? ' with its value' : ''}`;
  const lack = known && !isOffered ? [`${where}: not offered`] : [];
  const again = present.length > 0 ? [`${where}: ${present.join(', ')} offered again`] : [];
  return { isKnown: known, isOffered, miss: [...lack, ...again][0] };
};

const isFlow = (text: string, { start, end }: Cut): boolean =>
  /[[{]/.test(text.slice(text.lastIndexOf('\n', start) + 1, start)) || end <= start;

const resultsOf = (recorded: RecordedDocument): readonly Result[] => {
  const text = textOf(recorded);
  const { node } = readYaml(text);
  if (node === undefined || recorded.verdict.status !== 'valid' || text.includes('{{')) return [];
  return cutsIn(node, []).flatMap((cut) =>
    isFlow(text, cut)
      ? [resultOf(recorded, cut, true)]
      : [resultOf(recorded, cut, false), resultOf(recorded, cut, true)],
  );
};

/** Takes each key out of every valid document: it must be offered again where it is no free name, its neighbours never. */
export const completionAgreement = (folder: string): Agreement | undefined => {
  const documents = recordedGroups(folder)
    .filter(({ kind }) => kind === 'documents')
    .flatMap(({ items }) => items as readonly RecordedDocument[]);
  if (documents.length === 0) return undefined;
  const results = documents.flatMap(resultsOf);
  const misses = results.flatMap(({ miss }) => miss ?? []);
  const offered = results.filter(({ isOffered }) => isOffered).length;
  const known = results.filter((one) => one.isKnown).length;
  return {
    passed: results.length - misses.length,
    failed: misses.length,
    lines: [
      `completion: ${offered} of ${results.length} keys that were taken out are offered again; ${known} are no free names`,
      ...misses.slice(0, 20),
    ],
  };
};
