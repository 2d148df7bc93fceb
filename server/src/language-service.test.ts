import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentNamed } from './documents/cursor-text.ts';
import { edited, positionAt } from './documents/source-text.ts';
import { languageService } from './language-service.ts';
import { standardSettings } from './settings.ts';

const service = languageService({ snippets: true, insertTextModes: true, tags: true });

test('diagnostics carry code, severity, tags and what to write instead', () => {
  const [deprecated, unknown] = service.diagnostics(
    documentNamed('user-data', '#cloud-config\napt_update: true\npackagez: []\n'),
  );
  expect(deprecated).toMatchObject({
    range: { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } },
    severity: 2,
    code: 'deprecated-key',
    source: 'cloud-init',
    tags: [2],
    data: { instead: ['package_update'] },
  });
  expect(unknown).toMatchObject({ severity: 1, code: 'unknown-key' });
});

test('after any edits the answers are those for the text as it stands', () => {
  const piece = fc.constantFrom(
    'users:\n',
    '  - name: a\n',
    'runcmd:\n',
    '  - ls\n',
    '  mode: x\n',
    '"',
    '[',
    '\n',
    'hostname: a\n',
    '*a',
    '&a ',
    '{{ x }}',
  );
  const edit = fc.record({ at: fc.nat(80), length: fc.nat(12), text: piece });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
      let source = documentNamed('user-data', '#cloud-config\nusers:\n  - default\n');
      for (const [index, { at, length, text }] of edits.entries()) {
        const range = { start: positionAt(source, at), end: positionAt(source, at + length) };
        source = edited(source, [{ range, text }], index + 2);
        service.completion(source, positionAt(source, at));
        service.hover(source, positionAt(source, at));
        const anew = languageService({ snippets: true, insertTextModes: true, tags: true });
        expect(service.diagnostics(source)).toEqual(anew.diagnostics(source));
      }
    }),
    { numRuns: 12 },
  );
});

test('a closed document is forgotten', () => {
  const source = documentNamed('closed', '#cloud-config\n');
  expect(service.diagnostics(source).length).toBe(1);
  service.close(source.uri);
  expect(service.hover(source, { line: 1, character: 0 })).toBeUndefined();
});

test('a problem links to the page of codes, where there is one', () => {
  const settings = { ...standardSettings, codesPage: 'file:///docs/rules.md' };
  const linking = languageService(
    { snippets: true, insertTextModes: true, tags: true },
    () => settings,
  );
  const source = documentNamed('user-data', '#cloud-config\npackagez: []\n');
  const [linked] = linking.diagnostics(source);
  expect(linked?.codeDescription?.href).toBe('file:///docs/rules.md#unknown-key');
  expect(service.diagnostics(source)[0]).not.toHaveProperty('codeDescription');
});

test('files of the mock have no problems here, and an outline that names what has a name', () => {
  const lab = documentNamed('web.lab.yaml', 'runcmd: 7\nports:\n  - network: private\n');
  expect(service.diagnostics(lab)).toEqual([]);
  expect(service.inlayHints(lab, { start: positionAt(lab, 0), end: positionAt(lab, 9) })).toEqual(
    [],
  );
  expect(service.symbols(lab)).toMatchObject([
    { name: 'runcmd' },
    { name: 'ports', children: [{ name: 'private' }] },
  ]);
  expect(service.codeLenses(lab)).toEqual([]);
});
