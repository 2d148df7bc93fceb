import { headerOf, isMime, leavesOf, mimeMessage } from '../../documents/mime.ts';
import type { OpenDocument } from '../../documents/open-document.ts';
import type { Edit, Fix } from '../../problem.ts';

const typed = 'text/cloud-config';

/** A part that says it is cloud-config is no template, whatever its first line is. */
const typeOfTemplate = (text: string, at: number): readonly Edit[] => {
  const part = leavesOf(mimeMessage(text)).find(({ start, end }) => start <= at && at <= end);
  const header = part && headerOf(part, 'content-type');
  if (header === undefined) return [];
  const index = text.slice(header.start, header.end).toLowerCase().indexOf(typed);
  const start = header.start + index;
  return index < 0 ? [] : [{ start, end: start + typed.length, text: 'text/jinja2' }];
};

/** The same line below the header, where it is a comment. */
const lineTooLow = (text: string, at: number): readonly Edit[] => {
  const found =
    /^#cloud-config[^\n]*\n(?:#[^\n]*\n)*?(##[ \t]*template:[ \t]*jinja[ \t]*\r?\n)/i.exec(
      text.slice(at, at + 2000),
    );
  const [all = '', line = ''] = found ?? [];
  return found ? [{ start: at + all.length - line.length, end: at + all.length, text: '' }] : [];
};

/** A fix that makes a template of something, in a MIME message with the type that the part needs for it. */
export const asTemplatePart = (fix: Fix, { source: { text } }: OpenDocument): Fix => {
  const line = fix.edits.find((edit) => edit.text.startsWith('## template: jinja'));
  if (line === undefined || line.end > line.start) return fix;
  const type = isMime(text) ? typeOfTemplate(text, line.start) : [];
  return { ...fix, edits: [...type, ...fix.edits, ...lineTooLow(text, line.start)] };
};
