import { contentSpan } from '../../documents/yaml/content-span.ts';
import type { YamlNode } from '../../documents/yaml/node.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';
import type { Link } from './link.ts';

/** Keys of labs and scenarios whose value is the path of a file, from the folder of their own. */
const fileKeys: ReadonlySet<string> = new Set([
  'lab',
  'user_data_file',
  'vendordata_jsonfile_path',
  'injected_network_template',
]);

/** A path below a folder or an absolute one; not another computer (`//…`), nothing with a scheme. */
const isPath = (text: string): boolean =>
  /^[^\0\r\n]{1,1000}$/.test(text) && !/^(?:[\\/]{2}|[a-z][a-z\d+.-]*:)/i.test(text);

const linkOf = (text: string, node: YamlNode): readonly Link[] => {
  if (node.kind !== 'scalar' || node.type !== 'text' || !isPath(node.text)) return [];
  const span = contentSpan(text, node);
  const target = node.text.split(/[\\/]/).map(encodeURIComponent).join('/');
  return span ? [{ ...span, target }] : [];
};

const linksIn = (text: string, node: YamlNode): readonly Link[] => {
  if (node.kind === 'list') return node.items.flatMap((item) => linksIn(text, item));
  if (node.kind !== 'map') return [];
  return node.entries.flatMap(({ key, value }) => {
    const isFile = key.kind === 'scalar' && fileKeys.has(key.text);
    return isFile && value.kind === 'scalar' ? linkOf(text, value) : linksIn(text, value);
  });
};

/** Files that a lab or scenario names. The targets are relative to the document. */
export const fileLinks = ({ text, reading: { node } }: DocumentBlock): readonly Link[] =>
  node ? linksIn(text, node) : [];

/** A relative target as an address; undefined where the document has no place in a tree of files. */
export const addressOf = (target: string, documentUri: string): string | undefined =>
  URL.canParse(target, documentUri) ? new URL(target, documentUri).href : undefined;
