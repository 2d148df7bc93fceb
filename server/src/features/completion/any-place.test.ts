import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { documentNamed } from '../../documents/cursor-text.ts';
import { openDocument } from '../../documents/open-document.ts';
import { lineAt, positionAt } from '../../documents/source-text.ts';
import { readYaml } from '../../documents/yaml/read.ts';
import { cloudConfig } from '../../knowledge/index.ts';
import { standardSettings } from '../../settings.ts';
import { completionAt } from '../completion.ts';
import { hoverAt } from '../hover.ts';
import { flowKeySnippet, keySnippet, withoutStops } from './snippet.ts';

const pieces = fc.constantFrom(
  ...['users', 'name', 'groups', 'mode', 'a', ': ', ':', '- ', '-', '\n', '\n  ', '\n    ', ' '],
  ...[
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
    '|',
    '>-',
    '#',
    '&a ',
    '*a',
    '!!str ',
    '<<',
    '\t',
    '\r\n',
  ],
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    'v1.',
    '---',
    '\n--B\n',
    'Content-Type: ',
    '\u00e9',
    '\u{1f600}',
  ],
);

const beginnings = fc.constantFrom(
  '#cloud-config\n',
  '#cloud-config\nusers:\n  - ',
  '## template: jinja\n#cloud-config\n',
  'Content-Type: multipart/mixed; boundary="B"\nMIME-Version: 1.0\n\n--B\nContent-Type: text/cloud-config\n\n',
  '#cloud-config-archive\n- ',
  '',
);

const names = fc.constantFrom('user-data', 'network-config', 'meta-data', 'user-data.mime');

const able = { snippets: true, insertTextModes: true, tags: true };

/** What is wrong with what an item replaces; undefined if it lies round the cursor, on its line. */
const faultOf = (item: CompletionItem, line: number, at: number, length: number) => {
  const edit = item.textEdit;
  if (edit === undefined || !('range' in edit)) return `${item.label} replaces nothing`;
  const { start, end } = edit.range;
  const isRound = start.character <= at && at <= end.character && end.character <= length;
  const isBeside = (item.additionalTextEdits ?? []).every(
    ({ range }) => range.end.line === line && range.end.character === start.character,
  );
  const isHere = start.line === line && end.line === line;
  return isRound && isBeside && isHere ? undefined : `${item.label} replaces what it must not`;
};

test('at any place of any text there is an answer, and what it replaces is round the cursor', () => {
  const places = fc.tuple(names, beginnings, fc.array(pieces, { maxLength: 25 }), fc.nat(200));
  fc.assert(
    fc.property(places, ([name, beginning, parts, at]) => {
      const source = documentNamed(name, beginning + parts.join(''));
      const position = positionAt(source, Math.min(at, source.text.length));
      const document = openDocument(source);
      const text = lineAt(source, position.line);
      // Between the two characters of a line end there is no place.
      if (position.character > text.length) return;
      const { items } = completionAt(document, position, able, standardSettings);
      const { line, character } = position;
      expect(items.flatMap((item) => faultOf(item, line, character, text.length) ?? [])).toEqual(
        [],
      );
      hoverAt(document, position, standardSettings);
    }),
    { numRuns: 120 },
  );
});

test('every key opens as YAML that can be read, with and without tab stops', () => {
  for (const [key, shape] of Object.entries(cloudConfig.keys)) {
    const plain = withoutStops(keySnippet(key, shape));
    expect(readYaml(`${plain}\n`).errors, plain).toEqual([]);
    const flow = withoutStops(flowKeySnippet(key, shape));
    expect(readYaml(`{${flow}}\n`).errors, flow).toEqual([]);
    expect(keySnippet(key, shape)).not.toMatch(/\$\{\d+\|\|\}/);
  }
});
