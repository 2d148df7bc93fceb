import { expect, test } from 'vitest';
import { documentNamed } from '../cursor-text.ts';
import { openDocument } from '../open-document.ts';
import { placedBlocks } from '../placed-blocks.ts';
import { anchorsIn, leavesOf } from './leaves.ts';

const blocksOf = (text: string) =>
  placedBlocks(openDocument(documentNamed('user-data', `#cloud-config\n${text}`))).map(
    ({ block }) => block,
  );

/** `path=value` of every scalar, `path` of every key. */
const checkLeaves = (text: string, expected: readonly string[]): void => {
  const leaves = blocksOf(text).flatMap(leavesOf);
  expect(
    leaves.map(({ path, value }) => (value === undefined ? path : `${path}=${value}`)),
  ).toEqual(expected);
};

test('keys and scalars with the way to them', () => {
  checkLeaves('a: x\nb:\n  - c\n  - d: [e, {f: g}]\n', [
    ...['a', 'a=x', 'b', 'b.*=c', 'b.*.d', 'b.*.d.*=e', 'b.*.d.*.f', 'b.*.d.*.f=g'],
  ]);
});

test('the same line by line where the text cannot be read', () => {
  checkLeaves('a:\n  - b: x # c\n    d: [e, "f"]\n  - \'g\'\n  h\n- i\n  j: "k\n', [
    ...['a', 'a.*.b', 'a.*.b=x', 'a.*.d', 'a.*.d.*=e', 'a.*.d.*=f', 'a.*=g', 'a=h', 'a.*=i'],
    ...['a.*.j', 'a.*.j="k'],
  ]);
});

test('anchors, also of a text that cannot be read', () => {
  expect(blocksOf('a: &x {b: &y c}\n').flatMap(anchorsIn).toSorted()).toEqual(['x', 'y']);
  expect(blocksOf('a: &x {b: &y c\n').flatMap(anchorsIn)).toEqual(['x', 'y']);
});
