import { contentTypeOf } from '../documents/content-type.ts';
import {
  fileNameOf,
  headerOf,
  isMime,
  leavesOf,
  type MimePart,
  mimeMessage,
} from '../documents/mime.ts';
import { archiveItems } from './archive.ts';
import { decodedContent } from './encoded.ts';

/** Offsets in the whole text. */
export interface PartSpot {
  readonly start: number;
  readonly end: number;
}

/** One part of user-data, as cloud-init hands it to a handler. */
export interface UserDataPart {
  /** As cloud-init has it in the end: by its first line, where that decides. */
  readonly type: string;
  /** Its own, or the number it gets. */
  readonly fileName: string;
  readonly content: string;
  /** Where its type is said, or else where it begins. */
  readonly spot: PartSpot;
  /** Its type is said in a header or key, not found by its first line. */
  readonly isTyped: boolean;
  /** Where the content stands; undefined if it was encoded, or is inside of an archive. */
  readonly offset: number | undefined;
}

/** Lines of URLs to fetch more user-data from. */
export interface IncludeList {
  readonly content: string;
  readonly spot: PartSpot;
  /** Where the content stands; undefined if it was encoded. */
  readonly offset: number | undefined;
}

/** Something under `#cloud-config-archive`. */
export interface ArchivePart {
  readonly content: string;
  readonly spot: PartSpot;
  readonly offset: number | undefined;
}

/** What cloud-init makes of user-data before any handler sees it. */
export interface UserDataParts {
  readonly parts: readonly UserDataPart[];
  /** What has to be fetched; parts of it are not known. */
  readonly includes: readonly IncludeList[];
  readonly archives: readonly ArchivePart[];
  /** Items of archives that are passed over. */
  readonly passedOver: readonly PartSpot[];
  /** What loses all of the user-data: cloud-init ends in an error. */
  readonly failures: readonly { readonly message: string; readonly spot: PartSpot }[];
}

const detectable = new Set(['text/plain', 'text/x-not-multipart', 'text/x-shellscript']);

const compressed =
  /^application\/(?:gzip(?:-compressed|ped)?|x-compress(?:ed)?|x-gunzip|x-gzip(?:-compressed)?)$/;

/** The types cloud-init has handlers for. */
export const handledTypes: ReadonlySet<string> = new Set([
  'text/cloud-config',
  'text/cloud-config-jsonp',
  'text/x-shellscript',
  'text/x-shellscript-per-boot',
  'text/x-shellscript-per-instance',
  'text/x-shellscript-per-once',
  'text/cloud-boothook',
  'text/part-handler',
  'text/jinja2',
]);

interface Growing {
  readonly parts: UserDataPart[];
  readonly includes: IncludeList[];
  readonly archives: ArchivePart[];
  readonly passedOver: PartSpot[];
  readonly failures: { readonly message: string; readonly spot: PartSpot }[];
}

interface Found extends Omit<UserDataPart, 'fileName'> {
  readonly fileName: string | undefined;
}

const add = (into: Growing, { fileName, ...found }: Found): void => {
  const number = String(into.parts.length + 1).padStart(3, '0');
  // One that is empty is none.
  into.parts.push({ ...found, fileName: fileName?.trim() || `part-${number}` });
};

const explode = (
  into: Growing,
  content: string,
  offset: number | undefined,
  whole: PartSpot,
): void => {
  for (const item of archiveItems(content)) {
    const spot =
      offset === undefined ? whole : { start: item.start + offset, end: item.end + offset };
    if (item.trouble !== undefined) into.failures.push({ message: item.trouble, spot });
    else if (item.type === undefined) into.passedOver.push(spot);
    else {
      const { type, fileName, isTyped } = item;
      add(into, { type, fileName, content: item.content, spot, isTyped, offset: undefined });
    }
  }
};

/** Adds what comes of one stretch of user-data. */
const process = (into: Growing, found: Found): void => {
  const byHeader = detectable.has(found.type) ? contentTypeOf(found.content) : undefined;
  const type = byHeader ?? found.type;
  if (type === 'text/x-include-url' || type === 'text/x-include-once-url')
    into.includes.push(found);
  else if (type === 'text/cloud-config-archive') {
    into.archives.push(found);
    explode(into, found.content, found.offset, found.spot);
  } else add(into, { ...found, type, isTyped: byHeader === undefined && found.isTyped });
};

const firstLine = (text: string, start: number): PartSpot => {
  const end = text.indexOf('\n', start);
  return { start, end: Math.max(start + 1, end < 0 ? text.length : end) };
};

const processLeaf = (into: Growing, text: string, leaf: MimePart): void => {
  const header = headerOf(leaf, 'content-type');
  const spot = header ?? firstLine(text, leaf.start);
  if (compressed.test(leaf.type)) {
    // Whoever checks bytes has unpacked what can be unpacked.
    add(into, {
      type: 'application/gzip',
      fileName: fileNameOf(leaf),
      content: '',
      spot,
      isTyped: true,
      offset: undefined,
    });
    return;
  }
  const content = decodedContent(text, leaf);
  const found = {
    type: leaf.type,
    fileName: fileNameOf(leaf),
    content,
    spot,
    isTyped: header !== undefined,
    offset: leaf.encoding === 'none' ? leaf.start : undefined,
  };
  process(into, found);
};

/** The parts of user-data, in order; includes are not fetched, and gzip inside of MIME is left packed. */
export const partsOf = (text: string): UserDataParts => {
  const into: Growing = {
    parts: [],
    includes: [],
    archives: [],
    passedOver: [],
    failures: [],
  };
  const message = isMime(text) ? mimeMessage(text) : undefined;
  if (message) for (const leaf of leavesOf(message)) processLeaf(into, text, leaf);
  else {
    const spot = firstLine(text, 0);
    const plain = {
      type: 'text/x-not-multipart',
      fileName: undefined,
      content: text,
      spot,
      isTyped: false,
      offset: 0,
    };
    process(into, plain);
  }
  return into;
};
