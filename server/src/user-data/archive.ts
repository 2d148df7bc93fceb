import { contentTypeOf } from '../documents/content-type.ts';
import { mimeType } from '../documents/mime.ts';
import { type Anchors, anchorsOf, resolved } from '../documents/yaml/anchors.ts';
import type { MapNode, YamlNode } from '../documents/yaml/node.ts';
import { readYaml } from '../documents/yaml/read.ts';
import { pythonText } from '../validation/value.ts';

/** One item of a cloud-config archive; places count in the archive. */
export interface ArchiveItem {
  readonly start: number;
  readonly end: number;
  /** Undefined where the item is passed over. */
  readonly type: string | undefined;
  readonly isTyped: boolean;
  readonly fileName: string | undefined;
  readonly content: string;
  /** Why cloud-init ends in an error over it; undefined if it does not. */
  readonly trouble: string | undefined;
}

const valueIn = ({ entries }: MapNode, name: string, anchors: Anchors): YamlNode | undefined => {
  const entry = entries.findLast(({ key }) => key.kind === 'scalar' && key.text === name);
  return entry && resolved(entry.value, anchors);
};

/** A text as it is, nothing for what is not there; undefined for any other value. */
const textIn = (node: YamlNode | undefined): string | undefined => {
  if (node === undefined) return '';
  return node.kind === 'scalar' && node.type === 'text' ? node.text : undefined;
};

const isNothing = (node: YamlNode | undefined): boolean =>
  node === undefined || (node.kind === 'scalar' && (node.type === 'null' || node.text === ''));

const ownKeys = new Set([
  'content',
  'filename',
  'type',
  'launch-index',
  'content-disposition',
  'content-type',
  'number-attachments',
]);

const isOwnKey = (key: YamlNode): boolean =>
  key.kind === 'scalar' && ownKeys.has(key.text.toLowerCase());

const isHeaderValue = (node: YamlNode | undefined): boolean =>
  isNothing(node) || textIn(node) !== undefined;

const hasStrayHeader = (map: MapNode, anchors: Anchors): boolean =>
  map.entries.some(({ key, value }) => !isOwnKey(key) && !isHeaderValue(resolved(value, anchors)));

/** What is no text can be carried by a part that says it is none. */
const isContentRight = (content: YamlNode | undefined, type: string): boolean => {
  if (content?.kind === 'list') return false;
  if (content === undefined || (type !== '' && !type.startsWith('text/'))) return true;
  const isBytes = content.kind === 'scalar' && content.type === 'binary';
  return isBytes || textIn(content) !== undefined;
};

const troubleOf = (map: MapNode, anchors: Anchors): string | undefined => {
  const type = valueIn(map, 'type', anchors);
  const content = valueIn(map, 'content', anchors);
  if (!isNothing(type) && !textIn(type)?.includes('/')) {
    return 'The `type` must be like `text/cloud-config`, with a slash.';
  }
  if (!isContentRight(content, textIn(type) ?? '')) return 'The `content` must be a string.';
  return hasStrayHeader(map, anchors)
    ? 'Other keys become headers of the part, and their values must be strings.'
    : undefined;
};

const itemOfMap = (map: MapNode, anchors: Anchors): Omit<ArchiveItem, 'start' | 'end'> => {
  const type = valueIn(map, 'type', anchors);
  const name = valueIn(map, 'filename', anchors);
  const content = textIn(valueIn(map, 'content', anchors)) ?? '';
  const isTyped = !isNothing(type);
  return {
    type: isTyped ? mimeType(textIn(type)) : (contentTypeOf(content) ?? 'text/cloud-config'),
    isTyped,
    fileName: name?.kind === 'scalar' ? pythonText(name) : undefined,
    content,
    trouble: troubleOf(map, anchors),
  };
};

const passedOver = {
  type: undefined,
  isTyped: false,
  fileName: undefined,
  content: '',
  trouble: undefined,
};

const itemOf = (node: YamlNode, anchors: Anchors): ArchiveItem => {
  const target = resolved(node, anchors);
  const { start } = node;
  const spot = { start, end: node.end };
  if (target?.kind === 'map') {
    const type = target.entries.find(({ key }) => key.kind === 'scalar' && key.text === 'type');
    const first = type?.value ?? target.entries[0]?.key ?? spot;
    return { start: first.start, end: first.end, ...itemOfMap(target, anchors) };
  }
  const text = target === undefined ? undefined : textIn(target);
  if (text === undefined) return { ...spot, ...passedOver };
  const type = contentTypeOf(text) ?? 'text/cloud-config';
  return { ...spot, ...passedOver, type, content: text };
};

/** What is wrong with an archive as a whole. */
export type ArchiveTrouble = 'unreadable' | 'no-list';

/** Whether an archive can be taken apart at all; undefined if it can. */
export const archiveTrouble = (text: string): ArchiveTrouble | undefined => {
  const reading = readYaml(text);
  const { anchors, errors } = anchorsOf(reading);
  if (reading.errors.length + errors.length > 0) return 'unreadable';
  const node = reading.node && resolved(reading.node, anchors);
  return node?.kind === 'list' ? undefined : 'no-list';
};

/** The items of an archive, its first line included in the text; none if it is no list. */
export const archiveItems = (text: string): readonly ArchiveItem[] => {
  if (archiveTrouble(text) !== undefined) return [];
  const reading = readYaml(text);
  const { anchors } = anchorsOf(reading);
  const node = reading.node && resolved(reading.node, anchors);
  return node?.kind === 'list' ? node.items.map((item) => itemOf(item, anchors)) : [];
};
