import { expect } from 'vitest';
import { documentNamed } from '../../documents/cursor-text.ts';
import { openDocument } from '../../documents/open-document.ts';
import { standardSettings } from '../../settings.ts';
import { fixesOf, withEdits } from '../frame/fixes.ts';
import { problemsOf } from '../problems-of.ts';

interface Fixed {
  readonly title: string;
  readonly isSafe: boolean;
  readonly text: string;
}

/** What each fix of the problems of a code makes of a document. */
export const fixesFor = (text: string, code: string, name = 'user-data'): readonly Fixed[] => {
  const document = openDocument(documentNamed(name, text));
  return problemsOf(document, standardSettings, () => undefined)
    .filter((found) => found.code === code)
    .flatMap((found) => fixesOf(found, document))
    .map((fix) => ({ title: fix.title, isSafe: fix.isSafe, text: withEdits(text, [fix]) }));
};

/** Each fix of the problems of a code: the text after it, its title behind `!` if it is safe. */
export const checkFixes = (
  text: string,
  code: string,
  ...expected: readonly (readonly [title: string, text: string])[]
): void =>
  expect(
    fixesFor(`#cloud-config\n${text}`, code).map((one) => [
      `${one.isSafe ? '!' : ''}${one.title}`,
      one.text.replace(/^#cloud-config\r?\n/, ''),
    ]),
  ).toEqual(expected);
