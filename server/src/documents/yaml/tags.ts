import type { ScalarNode, ScalarStyle, ScalarType, YamlErrorCode } from './node.ts';
import { typedValue, typeOfPlain } from './resolve.ts';

const core = 'tag:yaml.org,2002:';

const scalarTags: Readonly<Record<string, ScalarType>> = {
  [`${core}str`]: 'text',
  [`${core}null`]: 'null',
  [`${core}bool`]: 'flag',
  [`${core}int`]: 'integer',
  [`${core}float`]: 'number',
  [`${core}timestamp`]: 'date',
  [`${core}binary`]: 'binary',
};

const pairTags = new Set([`${core}omap`, `${core}pairs`]);
const listTags = new Set([`${core}seq`, ...pairTags]);
const mapTags = new Set([`${core}map`, `${core}set`]);

/** `!!set` gives a Python set, which is no map to cloud-init. */
export const setTag = `${core}set`;

/** The tag as a person writes it. */
export const shortTag = (tag: string): string =>
  tag.startsWith(core) ? `!!${tag.slice(core.length)}` : tag;

/** What is wrong with a scalar, to be reported at its place. */
export interface ScalarTrouble {
  readonly code: YamlErrorCode;
  readonly detail: string;
}

type Understood = Pick<ScalarNode, 'type' | 'value'> & { readonly trouble?: ScalarTrouble };

const asText = (text: string, trouble?: ScalarTrouble): Understood => ({
  type: 'text',
  value: text,
  ...(trouble ? { trouble } : {}),
});

/** Whether Python's base64.decodebytes takes it: it skips strange characters, but wants whole groups. */
const isBase64 = (text: string): boolean => {
  let data = 0;
  let pads = 0;
  for (const character of text) {
    if (character > '\x7f') return false;
    if (character === '=') {
      pads += 1;
      if (data % 4 >= 2 && (data % 4) + pads >= 4) return true;
    } else if (/[A-Za-z0-9+/]/.test(character)) {
      data += 1;
      pads = 0;
    }
  }
  return data % 4 === 0;
};

const typed = (type: ScalarType, text: string): Understood => {
  const value = typedValue(type, text);
  const isWrong = value === undefined || (type === 'binary' && !isBase64(text));
  if (!isWrong) return value;
  const code = type === 'binary' ? 'yaml-base64' : 'yaml-value';
  return asText(text, { code, detail: text });
};

const plain = (text: string, isKey: boolean): Understood => {
  const type = typeOfPlain(text);
  if (type !== 'merge' && type !== 'value') return typed(type, text);
  // As keys these two are handled by whoever reads the map.
  return isKey ? asText(text) : asText(text, { code: 'yaml-value', detail: text });
};

/** The type and value of a scalar, from its tag or from how it looks. */
export const understood = (
  text: string,
  style: ScalarStyle,
  tag: string | undefined,
  isKey: boolean,
): Understood => {
  if (tag === '!' || (tag === undefined && style === 'plain')) return plain(text, isKey);
  if (tag === undefined) return asText(text);
  const type = scalarTags[tag];
  if (type === undefined) return asText(text, { code: 'yaml-tag', detail: shortTag(tag) });
  return typed(type, text);
};

/** `!!omap` and `!!pairs`: lists of maps with one key each, and of nothing else. */
export const isOfPairs = (tag: string | undefined): boolean => pairTags.has(tag ?? '');

/** Whether PyYAML's safe loader takes this tag on such a collection. */
export const fitsCollection = (kind: 'map' | 'list', tag: string | undefined): boolean =>
  tag === undefined || tag === '!' || (kind === 'map' ? mapTags : listTags).has(tag);
