import { code } from '../knowledge/words.ts';
import { type Fix, type Problem, problem } from '../problem.ts';
import type { UserDataPart } from '../user-data/parts.ts';

const isScript = ({ type }: UserDataPart): boolean => type.startsWith('text/x-shellscript');

const hookHeader = '#cloud-boothook';

/** What the system is to start: of a boothook what is behind its header and the blanks there. */
const startedOf = (part: UserDataPart): string | undefined => {
  const { type, content } = part;
  if (isScript(part)) return content;
  if (type !== 'text/cloud-boothook') return undefined;
  const body = content.startsWith(hookHeader) ? content.slice(hookHeader.length) : content;
  return body.trimStart();
};

/** The system starts what says its interpreter, and programs; what is empty has nothing to lose. */
const isStartable = (text: string): boolean => /^(?:#!|\x7fELF|\s*$)/.test(text);

const fixesOf = (started: string, offset: number): readonly Fix[] => {
  const blank = /^\s*(?=#!)/.exec(started)?.[0].length;
  const cut: Fix = {
    title: 'Remove what stands in front of #!',
    edits: [{ start: offset, end: offset + (blank ?? 0), text: '' }],
    isSafe: true,
  };
  const line: Fix = {
    title: 'Begin it with #!/bin/sh',
    edits: [{ start: offset, end: offset, text: '#!/bin/sh\n' }],
    isSafe: false,
  };
  return [blank === undefined ? line : cut];
};

/** Says of a script that the system cannot start it. */
export const scriptProblems = (part: UserDataPart): readonly Problem[] => {
  const started = startedOf(part);
  if (started === undefined || isStartable(started)) return [];
  const { content, offset, spot } = part;
  const isLower = started.trimStart().startsWith('#!');
  const why = isLower
    ? `${code('#!')} must be its very first characters, and there are blanks or empty lines in front.`
    : `It must begin with ${code('#!')} and what runs it, such as ${code('#!/bin/sh')}.`;
  const message = `The system cannot start this script (${code('Exec format error')}). ${why}`;
  if (offset === undefined) return [problem('script-not-startable', message, spot)];
  const start = offset + content.length - started.length;
  const end = start + (/^\s*[^\r\n]*/.exec(started)?.[0].length ?? 0);
  const found = problem('script-not-startable', message, { start, end });
  return [{ ...found, fixes: fixesOf(started, start) }];
};
