import { contentTypeOf, headers } from '../documents/content-type.ts';
import { distanceOf } from '../knowledge/did-you-mean.ts';
import { code } from '../knowledge/words.ts';
import { type Problem, problem } from '../problem.ts';

const bare = (line: string): string => line.toLowerCase().replace(/[^a-z]/g, '');

const isNear = (line: string, header: string): boolean => {
  const letters = bare(line);
  return letters !== '' && distanceOf(letters.slice(0, 40), bare(header)) <= 2;
};

const isComment = (line: string): boolean => line.startsWith('#');

const advice = (firstLine: string, near: string | undefined): string => {
  if (near) return `Write it exactly so: ${code(near)}`;
  const what = `For keys and values it must be ${code('#cloud-config')}`;
  return isComment(firstLine) || firstLine.trim() === '' || firstLine.startsWith('---')
    ? `${what}, and nothing may stand above it.`
    : `${what}.`;
};

const notMime = (end: number): Problem =>
  problem(
    'header-missing',
    `cloud-init ignores all of this: it takes a file for MIME only if ${code('MIME-Version: 1.0')} stands among the first lines.`,
    { start: 0, end },
  );

const mark = '\ufeff';

const withMark = (firstLine: string, end: number): Problem =>
  problem(
    'header-missing',
    'The file begins with an invisible byte order mark (BOM), so cloud-init does not see the first line and ignores all of it. Save it as UTF-8 without BOM.',
    { start: 0, end: Math.max(end, 1) },
    contentTypeOf(firstLine.slice(1)) === undefined ? [] : [firstLine.slice(1)],
  );

const aboveHeaders = (end: number): Problem =>
  problem(
    'header-missing',
    'Nothing may stand above the headers of a MIME message, not even an empty line: cloud-init would take all of this for one part and ignore it.',
    { start: 0, end: Math.max(end, 1) },
  );

/** Keys of both versions, which no user-data has at its top. */
const isNetwork = (text: string): boolean => {
  const first = /^(?![ \t\r]*(?:#|$)|---).*/m.exec(text)?.[0] ?? '';
  return (
    /^(?:network:|version:[ \t]*[12]\s*$)/.test(first) &&
    /^[ \t]*(?:ethernets|bonds|bridges|vlans|wifis|config):/m.test(text)
  );
};

const network = (end: number): Problem =>
  problem(
    'header-missing',
    `This looks like a network configuration, which cloud-init ignores in user-data. It belongs into a file of its own, named ${code('network-config')}.`,
    { start: 0, end: Math.max(end, 1) },
  );

/** What is wrong with the first line of a text that cloud-init ignores; places count in the text. */
export const headerProblem = (text: string): Problem => {
  const end = text.search(/\r?\n|$/);
  const firstLine = text.slice(0, end);
  if (firstLine.startsWith(mark)) return withMark(firstLine, end);
  if (/^\s*(?:#[^\n]*\n\s*)*(?:content-type|mime-version):/i.test(text) && /^(?:\s|#)/.test(text))
    return aboveHeaders(end);
  const near = isComment(firstLine)
    ? headers.find(({ line }) => isNear(firstLine, line))?.line
    : undefined;
  if (/^content-type:\s*multipart\//i.test(text)) return notMime(end);
  if (near === undefined && isNetwork(text)) return network(end);
  const message = `The first line does not say what this file is, so cloud-init ignores all of it. ${advice(firstLine, near)}`;
  return problem('header-missing', message, { start: 0, end: Math.max(end, 1) }, [
    near ?? '#cloud-config',
  ]);
};
