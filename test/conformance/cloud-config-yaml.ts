import {
  type Anchors,
  anchorsOf,
  entriesOf,
  mergeErrors,
  resolved,
} from '../../server/src/documents/yaml/anchors.ts';
import type { ScalarNode, YamlNode } from '../../server/src/documents/yaml/node.ts';
import { readYaml } from '../../server/src/documents/yaml/read.ts';
import { setTag } from '../../server/src/documents/yaml/tags.ts';
import { identityOf } from '../../server/src/validation/value.ts';
import type { Agreement } from './cloud-config.ts';

interface RecordedReading {
  readonly value?: unknown;
  readonly error?: string;
}

/** What JSON cannot say is written `{"!": type, "v": value}`; maps are lists of pairs. */
const tagged = (type: string, value: unknown): unknown => ({ '!': type, v: value });

const plainScalar = ({ type, value, text }: ScalarNode): unknown => {
  if (type === 'number') return tagged('float', String(value));
  if (type === 'date' || type === 'binary') return tagged(type, '');
  return type === 'integer' ? Number(value) : type === 'text' ? text : value;
};

const isPairs = (tag: string | undefined): boolean => /:(?:omap|pairs)$/.test(tag ?? '');

/** PyYAML makes a pair of a map with one key. */
const pairOf = (item: unknown): unknown => (item as { readonly v: readonly unknown[] }).v[0];

const plainOf = (node: YamlNode, anchors: Anchors, errors: unknown[]): unknown => {
  const target = resolved(node, anchors);
  if (target === undefined) return undefined;
  if (target.kind === 'scalar') return plainScalar(target);
  if (target.kind === 'list') {
    const items = target.items.map((item) => plainOf(item, anchors, errors));
    return isPairs(target.tag) ? items.map(pairOf) : items;
  }
  errors.push(...mergeErrors(target, anchors));
  const pairs = new Map<string, unknown>();
  for (const { key, value } of entriesOf(target, anchors)) {
    const id = identityOf(resolved(key, anchors) ?? key);
    pairs.set(id, [plainOf(key, anchors, errors), plainOf(value, anchors, errors)]);
  }
  return tagged(target.tag === setTag ? 'set' : 'map', [...pairs.values()]);
};

const readingOf = (text: string): string => {
  const reading = readYaml(text);
  const { anchors, errors } = anchorsOf(reading);
  const all: unknown[] = [...reading.errors, ...errors];
  // A text that stands for itself has no end.
  if (all.length > 0) return 'error';
  const value = reading.node ? plainOf(reading.node, anchors, all) : null;
  return all.length > 0 ? 'error' : comparable(value);
};

const numberText = (value: unknown): string =>
  String(value).toLowerCase().replace('infinity', 'inf').replace(/\.0$/, '');

/** Dates, bytes and sets by their type alone, numbers as numbers. */
const comparable = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || !('!' in inner)) return inner;
    const { '!': type, v } = inner as { readonly '!': string; readonly v: unknown };
    if (type === 'float') return { float: numberText(v) };
    if (type === 'timestamp' || type === 'date') return { date: '' };
    return type === 'map' ? { map: v } : { [type]: '' };
  });

const recordedText = ({ value, error }: RecordedReading): string =>
  error === undefined ? comparable(value ?? null) : 'error';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly recorded: RecordedReading;
}

const casesOfScalar = (one: Readonly<Record<string, unknown>>): readonly Case[] => {
  const scalar = String(one['scalar']);
  const forms = { as_value: `k: ${scalar}\n`, as_item: `- ${scalar}\n`, as_key: `${scalar}: v\n` };
  return Object.entries(forms).map(([form, text]) => ({
    name: `${scalar} ${form}`,
    text,
    recorded: one[form] as RecordedReading,
  }));
};

const caseOfSnippet = (one: Readonly<Record<string, unknown>>): Case => ({
  name: String(one['name']),
  text: String(one['yaml']),
  recorded: one,
});

/** Sets our reading of scalars or snippets against PyYAML's. */
export const yamlAgreement = (
  recorded: unknown,
  kind: 'scalars' | 'snippets',
  name: string,
): Agreement => {
  const all = recorded as readonly Readonly<Record<string, unknown>>[];
  const cases = kind === 'scalars' ? all.flatMap(casesOfScalar) : all.map(caseOfSnippet);
  const misses = cases.filter((one) => readingOf(one.text) !== recordedText(one.recorded));
  return {
    passed: cases.length - misses.length,
    failed: misses.length,
    lines: [
      `${name}: ${cases.length - misses.length}/${cases.length}`,
      ...misses.map(
        (one) => `  ${one.name}: PyYAML ${recordedText(one.recorded)}, ours ${readingOf(one.text)}`,
      ),
    ],
  };
};
