// Property tests that take longer than a unit test may: any bytes, any edits; never an exception, places within the
// text, and the answers after edits are those for the text as it stands.
import { deepStrictEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import {
  edited,
  offsetAt,
  positionAt,
  type SourceText,
  sourceText,
} from '../../server/src/documents/source-text.ts';
import type { LanguageService } from '../../server/src/language-service.ts';
import { newService, userData } from './server-documents.ts';

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces()) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\ud800', '\udc00', '\0', '\ufeff', '\r', '\x85', '\u2028', '\t'),
  },
);

function pieces(): readonly string[] {
  const marks = [
    '\n',
    '\n  ',
    '\n    ',
    ' ',
    ': ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    '"',
    "'",
    '|',
    '>',
    '? ',
    '# ',
  ];
  const names = ['*a', '&a ', '<<: ', '!!set ', '---\n', '{{ x }}', '{% if x %}', '%YAML 1.1\n'];
  const words = [
    'users',
    'name',
    'runcmd',
    'network',
    'version',
    'config',
    'type',
    '1',
    '0644',
    '2020-01-01',
    'yes',
  ];
  const heads = ['#cloud-config\n', '## template: jinja\n', 'MIME-Version: 1.0\n', '--b\n'];
  return [...marks, ...names, ...words, ...heads];
}

const text = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));

const header = fc.constantFrom('#cloud-config\n', '', '## template: jinja\n#cloud-config\n');

const languages = fc.constantFrom('cloud-config', 'cloud-init-network', 'cloud-init-mime', 'yaml');

/** Asks everything, and sees that every place lies within the text. */
const checkAnswers = (service: LanguageService, source: SourceText, offset: number): void => {
  const position = positionAt(source, Math.min(offset, source.text.length));
  service.completion(source, position);
  service.hover(source, position);
  service.symbols(source);
  for (const { range, message } of service.diagnostics(source)) {
    const start = offsetAt(source, range.start);
    ok(start <= offsetAt(source, range.end), `${message}: ends before it starts`);
    deepStrictEqual(positionAt(source, start).line, range.start.line, String(message));
  }
};

fc.assert(
  fc.property(header, text, languages, fc.nat(200), (head, body, language, offset) => {
    checkAnswers(newService(), sourceText('file:///x', language, 1, head + body), offset);
  }),
  { numRuns: 4000 },
);

const bytes = fc.uint8Array({ maxLength: 400 });

fc.assert(
  fc.property(header, bytes, fc.nat(400), (head, body, offset) => {
    checkAnswers(newService(), userData(head + Buffer.from(body).toString('latin1')), offset);
    checkAnswers(newService(), userData(head + Buffer.from(body).toString('utf8')), offset);
  }),
  { numRuns: 2000 },
);

const edit = fc.record({ at: fc.nat(120), length: fc.nat(20), added: text });

fc.assert(
  fc.property(header, text, fc.array(edit, { maxLength: 8 }), (head, body, edits) => {
    const service = newService();
    let source = userData(head + body);
    for (const [index, { at, length, added }] of edits.entries()) {
      const range = { start: positionAt(source, at), end: positionAt(source, at + length) };
      source = edited(source, [{ range, text: added }], index + 2);
      deepStrictEqual(source.lineStarts, userData(source.text).lineStarts);
      deepStrictEqual(service.diagnostics(source), newService().diagnostics(source));
    }
  }),
  { numRuns: 1000 },
);

process.stdout.write(
  '7000 runs of any text, any bytes and any edits: no exception, no wrong place\n',
);
