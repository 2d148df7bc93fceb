import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { type OpenDocument, openDocument } from '../documents/open-document.ts';
import { cloudConfig } from '../knowledge/index.ts';
import { checkedRegion } from './region-check.ts';

const resultsOf = (document: OpenDocument) => {
  const [first] = document.read();
  return first?.yaml
    ? checkedRegion(first.yaml, cloudConfig).blocks.map((one) => one.result())
    : [];
};

test('only the block that changed is checked again', () => {
  const before = openDocument(
    documentNamed('user-data', '#cloud-config\nhostname: a\npackages: [b]\n'),
  );
  const results = resultsOf(before);
  const after = openDocument(
    documentNamed('user-data', '#cloud-config\nhostname: a\npackages: [c]\n'),
    before,
  );
  const next = resultsOf(after);
  expect(next[0]).toBe(results[0]);
  expect(next[1]).not.toBe(results[1]);
});

test('a block with an alias is checked anew, for what it stands for may have changed', () => {
  const texts = ['bootcmd: &c [ls]\nruncmd: *c\n', 'bootcmd: &c [5]\nruncmd: *c\n'];
  let document: OpenDocument | undefined;
  const counts = texts.map((text) => {
    document = openDocument(documentNamed('user-data', `#cloud-config\n${text}`), document);
    return resultsOf(document).map((result) => result?.failures.length);
  });
  expect(counts).toEqual([
    [0, 0],
    [1, 1],
  ]);
});
