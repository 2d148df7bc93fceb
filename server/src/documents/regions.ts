import { type ContentType, contentTypeOf } from './content-type.ts';
import { isMime, leavesOf, type MimePart, mimeMessage } from './mime.ts';

/** What a stretch of a document is, and so how it is read and checked. */
export type RegionKind =
  | 'cloud-config'
  /** /etc/cloud/cloud.cfg and its like: cloud-config with more keys and without header. */
  | 'system-config'
  | 'network-config'
  /** Files of the mock: nothing of cloud-init holds in them. */
  | 'lab'
  | 'scenario'
  /** Known to cloud-init, but no YAML of keys: script, include, boothook, part-handler, archive, jsonp. */
  | 'other'
  /** Something cloud-init would ignore. */
  | 'unknown'
  /** Too large to be read at all. */
  | 'unread';

/** One part of a document with a kind of its own; a plain file is one region. */
export interface Region {
  readonly kind: RegionKind;
  readonly start: number;
  readonly end: number;
  /** A jinja template: expressions stand where values will be. */
  readonly jinja: boolean;
  /** Where the line stands that makes it a template. */
  readonly template?: number;
}

/** Whether cloud-init has to do with it: what only it knows or does says nothing about files of the mock. */
export const isOfCloudInit = ({ kind }: Region): boolean => kind !== 'lab' && kind !== 'scenario';

/** What the file's name and language say about it, before its text does. */
export type Expectation =
  | 'user-data'
  | 'network-config'
  | 'system-config'
  /** A `.cfg` file: user-data with its header, else of the system. */
  | 'config-file'
  | 'meta-data'
  | 'lab'
  | 'scenario'
  | 'nothing';

const ownLanguages = new Set(['cloud-config', 'cloud-init-mime']);

const byName: readonly (readonly [RegExp, Expectation])[] = [
  [/^network[-_]config|[-_.]network[-_]config(?:\.\w+)*$/i, 'network-config'],
  [/^meta[-_]data|[-_.]meta[-_]data(?:\.\w+)*$/i, 'meta-data'],
  [/^cloud\.cfg$/i, 'system-config'],
  [/\.cfg$/i, 'config-file'],
];

/** By language in VS Code; other editors call such a file YAML. */
const ofMock: readonly (readonly [string, RegExp, 'lab' | 'scenario'])[] = [
  ['openstack-lab', /\.lab\.ya?ml$/i, 'lab'],
  ['openstack-scenario', /\.scenario\.ya?ml$/i, 'scenario'],
];

const expectedOfMock = (languageId: string, name: string): 'lab' | 'scenario' | undefined => {
  const ofLanguage = ofMock.find(([language]) => language === languageId);
  return (ofLanguage ?? ofMock.find(([, pattern]) => pattern.test(name)))?.[2];
};

/** Editors say in a query which version of a file it is, of a repository or of their own history. */
const withoutQuery = (uri: string): string => uri.replace(/^([a-z][a-z\d+.-]+:[^?]*)\?.*$/i, '$1');

/** What to expect of a document. `nothing`: only if its text begins like user-data is it ours. */
export const expectationOf = (languageId: string, versionUri: string): Expectation => {
  if (languageId === 'cloud-init-network') return 'network-config';
  const uri = withoutQuery(versionUri);
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  const isOfSystem = /(?:^|\/)cloud\.cfg\.d\/[^/]*\.cfg$/i.test(uri);
  const named = isOfSystem ? 'system-config' : byName.find(([pattern]) => pattern.test(name))?.[1];
  if (ownLanguages.has(languageId)) return named ?? 'user-data';
  return expectedOfMock(languageId, name) ?? 'nothing';
};

const kindOf = (type: ContentType | undefined): RegionKind => {
  if (type === undefined) return 'unknown';
  return type === 'text/cloud-config' ? 'cloud-config' : 'other';
};

const endOfFirstLine = (text: string, start: number): number => {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
};

/** A region found by how its text begins; in a template the next line says what it is. */
const regionByHeader = (text: string, start: number, end: number): Region => {
  const part = text.slice(start, end);
  const type = contentTypeOf(part);
  if (type !== 'text/jinja2') return { kind: kindOf(type), start, end, jinja: false };
  const from = start + endOfFirstLine(part, part.search(/\S/));
  const kind = kindOf(contentTypeOf(text.slice(from, end)));
  return { kind, start: from, end, jinja: true, template: start };
};

const isDetected = (type: string): boolean =>
  ['text/plain', 'text/x-not-multipart', 'text/x-shellscript', 'text/jinja2'].includes(type);

/** The line end before a boundary is not part of the content, but whoever writes there is still in the part. */
const withLineEnd = (text: string, end: number): number => {
  if (text.startsWith('\r\n', end)) return end + 2;
  return text.startsWith('\n', end) ? end + 1 : end;
};

const partRegion = (text: string, { type, start, end: last, encoding }: MimePart): Region => {
  const end = withLineEnd(text, last);
  if (encoding !== 'none') return { kind: 'other', start, end, jinja: false };
  if (type === 'text/cloud-config') return { kind: 'cloud-config', start, end, jinja: false };
  if (!isDetected(type)) return { kind: 'other', start, end, jinja: false };
  const region = regionByHeader(text, start, end);
  return region.kind === 'unknown' ? { ...region, kind: 'other' } : region;
};

/** Undefined for a text that only mentions MIME: it has no headers, and is what its first line says. */
const messageRegions = (text: string): readonly Region[] | undefined => {
  const message = isMime(text) ? mimeMessage(text) : undefined;
  return message === undefined || message.headers.length === 0
    ? undefined
    : leavesOf(message).map((part) => partRegion(text, part));
};

/** Longer documents are not read, in characters: six times what Nova takes, and checked within a second. */
export const mostCharacters = 400_000;

const whole = (text: string, kind: RegionKind): readonly Region[] => [
  { kind, start: 0, end: text.length, jinja: false },
];

/** What a document is by its name alone; undefined where its text decides. */
const kindByName = (text: string, expectation: Expectation): RegionKind | undefined => {
  if (expectation === 'meta-data') return 'other';
  const isOfMock = expectation === 'lab' || expectation === 'scenario';
  if (text.length > mostCharacters) {
    return isOfMock || expectation === 'nothing' ? 'other' : 'unread';
  }
  return isOfMock || expectation === 'network-config' ? expectation : undefined;
};

/** The regions of a document, in order. */
export const regionsOf = (text: string, expectation: Expectation): readonly Region[] => {
  const named = kindByName(text, expectation);
  if (named !== undefined) return whole(text, named);
  const ofMessage = messageRegions(text);
  if (ofMessage) return ofMessage;
  const region = regionByHeader(text, 0, text.length);
  if (region.kind === 'cloud-config' && expectation === 'system-config')
    return [{ ...region, kind: expectation }];
  if (region.kind !== 'unknown' || region.jinja) return [region];
  if (expectation === 'system-config' || expectation === 'config-file')
    return whole(text, 'system-config');
  return expectation === 'nothing' ? whole(text, 'other') : [region];
};
