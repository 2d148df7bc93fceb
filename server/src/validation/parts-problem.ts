import { contentTypeOf } from '../documents/content-type.ts';
import { headerOf, isMime, type MimePart, mimeMessage } from '../documents/mime.ts';
import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { code, listed } from '../knowledge/words.ts';
import { type Problem, problem } from '../problem.ts';
import { archiveTrouble } from '../user-data/archive.ts';
import {
  type ArchivePart,
  handledTypes,
  type IncludeList,
  partsOf,
  type UserDataPart,
} from '../user-data/parts.ts';
import { notAsciiProblems } from './not-ascii-problem.ts';
import { scriptProblems } from './script-problem.ts';

const silent = 'cloud-init finds no parts then, and says nothing.';

/** Finds what a line is, at or below a place. Places that grow cost one walk through the text in all. */
const finderBelow = (text: string, line: RegExp): ((from: number) => string | undefined) => {
  let asked = Number.POSITIVE_INFINITY;
  let found: RegExpExecArray | null = null;
  return (from) => {
    if (from < asked || (found !== null && found.index < from)) {
      line.lastIndex = from;
      found = line.exec(text);
      asked = from;
    }
    return found?.[1];
  };
};

/** What lines below a place begin with that look like those between parts. */
const boundariesBelow = (text: string): ((from: number) => string | undefined) => {
  const firstBelow = finderBelow(text, /^--(\S+)[ \t]*\r?$/gm);
  const lastBelow = finderBelow(text, /^--(\S+)--[ \t]*\r?$/gm);
  return (from) => {
    const first = firstBelow(from);
    return first !== undefined && first === lastBelow(from) ? first : undefined;
  };
};

const structureProblems = (
  part: MimePart,
  text: string,
  boundaryBelow = boundariesBelow(text),
): readonly Problem[] => {
  const { parts, boundary } = part;
  if (parts === undefined) return [];
  const spot = headerOf(part, 'content-type') ?? { start: 0, end: 1 };
  const header = text.slice(spot.start, spot.end);
  if (boundary === undefined) {
    const message = `The ${code('Content-Type')} names no boundary. ${silent}`;
    return [
      problem('mime-structure', message, spot, [
        `${header}; boundary="${boundaryBelow(spot.end) ?? '=='}"`,
      ]),
    ];
  }
  if (parts.length > 0) return parts.flatMap((one) => structureProblems(one, text, boundaryBelow));
  const message = `No line below is ${code(`--${boundary}`)}, as the boundary says. ${silent}`;
  const below = boundaryBelow(spot.end);
  const at = header.lastIndexOf(boundary);
  const instead =
    below === undefined || at < 0
      ? []
      : [header.slice(0, at) + below + header.slice(at + boundary.length)];
  return [problem('mime-structure', message, spot, instead)];
};

const knownTypes: readonly string[] = [
  ...handledTypes,
  'text/x-include-url',
  'text/x-include-once-url',
  'text/cloud-config-archive',
];

const onlyOutside = new Set([
  'text/cloud-config-archive',
  'text/x-include-url',
  'text/x-include-once-url',
]);

const takenApart = new Set([...onlyOutside, 'text/x-shellscript', 'text/cloud-boothook']);

/** The header with the type that was meant. */
const withKnownType = ({ type, spot }: UserDataPart, text: string): readonly string[] => {
  const header = text.slice(spot.start, spot.end);
  const at = header.toLowerCase().indexOf(type);
  return /^content-type:/i.test(header) && at > 0
    ? likelyMeant(type, knownTypes).map(
        (one) => header.slice(0, at) + one + header.slice(at + type.length),
      )
    : [];
};

const ignoredWords = ({ type, isTyped }: UserDataPart): string => {
  if (onlyOutside.has(type)) return `cloud-init ignores ${code(type)} inside of an archive.`;
  if (!isTyped)
    return 'Neither a header nor the first line says what this part is, so cloud-init ignores it.';
  const meant = likelyMeant(type, knownTypes);
  const hint = meant.length > 0 ? ` Did you mean ${listed(meant.map(code), 'or')}?` : '';
  return `cloud-init has no handler for ${code(type)} and ignores this part.${hint}`;
};

/** A part handler may come for types of its own; one in an image may too, so such a type is no sure mistake. */
const ignoredProblems = (parts: readonly UserDataPart[], text: string): readonly Problem[] => {
  const hasHandler = parts.some(({ type }) => type === 'text/part-handler');
  return parts.flatMap((part) => {
    if (handledTypes.has(part.type)) return [];
    const instead = withKnownType(part, text);
    const found = problem('part-ignored', ignoredWords(part), part.spot, instead);
    const isOfItsOwn =
      part.isTyped &&
      !onlyOutside.has(part.type) &&
      likelyMeant(part.type, knownTypes).length === 0;
    if (!isOfItsOwn) return [found];
    return hasHandler ? [] : [{ ...found, severity: 'warning' as const }];
  });
};

const isScript = ({ type }: UserDataPart): boolean => type.startsWith('text/x-shellscript');

const scriptId = ({ fileName, type }: UserDataPart): string => `${type} ${fileName}`;

const overwritten = (parts: readonly UserDataPart[]): readonly Problem[] => {
  const scripts = parts.filter(isScript);
  const lastOf = new Map(scripts.map((part) => [scriptId(part), part]));
  return scripts.flatMap((part) => {
    if (lastOf.get(scriptId(part)) === part) return [];
    const message = `A later script has the name ${code(part.fileName)} too and takes the place of this one, which never runs.`;
    return [{ ...problem('part-ignored', message, part.spot), severity: 'warning' as const }];
  });
};

const schemes = /^(?:https?|ftp|file):\/\/\S/i;

/** The rest of a line after `#include`, or the line. */
const includeLine = /^(?:#include(?:-once|(?!-once))[ \t]*)?(?!#)[ \t]*(\S[^\n]*?)[ \t]*\r?$/gim;

const includeProblems = ({ content, offset, spot }: IncludeList): readonly Problem[] =>
  [...content.matchAll(includeLine)].flatMap(({ 0: line, 1: url = '', index }) => {
    if (schemes.test(url) && !/\s/.test(url)) return [];
    const start = index + line.indexOf(url);
    const message = `${code(url)} is no URL that cloud-init can fetch (http, https, ftp, file). It then drops all of the user-data.`;
    const place =
      offset === undefined ? spot : { start: offset + start, end: offset + start + url.length };
    return [problem('include-line', message, place)];
  });

const archiveProblems = ({ content, spot }: ArchivePart): readonly Problem[] => {
  const trouble = archiveTrouble(content);
  if (trouble === undefined) return [];
  const message =
    trouble === 'no-list'
      ? 'An archive must be a list of parts. cloud-init ignores all of this.'
      : 'The archive cannot be read as YAML. cloud-init ignores all of it.';
  return [problem('archive-item', message, spot)];
};

/** A JSON patch is taken with broken letters too. */
const isLostByLetters = ({ type }: UserDataPart): boolean =>
  handledTypes.has(type) && type !== 'text/cloud-config-jsonp';

const lettersProblems = (
  parts: readonly UserDataPart[],
  archives: readonly ArchivePart[],
): readonly Problem[] => [...parts.filter(isLostByLetters), ...archives].flatMap(notAsciiProblems);

/**
 * What is wrong with how user-data is put together: MIME, archive, lists of includes and scripts. None for a text that
 * is none of these. Places count in the text.
 */
export const partsProblems = (text: string): readonly Problem[] => {
  const message = isMime(text) ? mimeMessage(text) : undefined;
  const isMessage = message !== undefined && message.headers.length > 0;
  const isTakenApart = isMessage || takenApart.has(contentTypeOf(text) ?? '');
  if (message === undefined && !isTakenApart) return [];
  const { parts, includes, archives, passedOver, failures } = partsOf(text);
  const letters = message === undefined ? [] : lettersProblems(parts, archives);
  if (!isTakenApart) return letters;
  return [
    ...letters,
    ...(isMessage ? structureProblems(message, text) : []),
    ...ignoredProblems(parts, text),
    ...overwritten(parts),
    ...parts.flatMap(scriptProblems),
    ...includes.flatMap(includeProblems),
    ...archives.flatMap(archiveProblems),
    ...passedOver.map((spot) =>
      problem(
        'part-ignored',
        'An item must be a string or a map with `content`. cloud-init passes over this one.',
        spot,
      ),
    ),
    ...failures.map(({ message: why, spot }) =>
      problem('archive-item', `${why} cloud-init then drops all of the user-data.`, spot),
    ),
  ];
};
