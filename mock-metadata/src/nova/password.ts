import type { Instance } from '../lab/model.ts';
import type { Notes } from '../trace.ts';
import { passwordAnswer } from './answer.ts';
import { errorPage } from './error-page.ts';
import { byCodePoint, decodedUtf8 } from './python/text.ts';
import type { Service } from './service.ts';
import { exception, type NovaException, type NovaResult } from './world.ts';
import type { WsgiRequest } from './wsgi-request.ts';

const pieces = 4;
const pieceCharacters = 255;
const mostBytes = pieces * pieceCharacters;

/** The password that system metadata holds: every `password_…` in the order of its name. */
export const passwordIn = (systemMetadata: Readonly<Record<string, string>>): string =>
  Object.keys(systemMetadata)
    .filter((key) => key.startsWith('password_'))
    .sort(byCodePoint)
    .map((key) => systemMetadata[key] ?? '')
    .join('');

/** Whose password, and what of it the metadata knew when it was put together. */
export interface PasswordHolder {
  readonly instance: Instance;
  readonly password: string;
}

/** GET shows the password, POST stores one where there is none, anything else is refused. */
export const handlePassword = (
  request: WsgiRequest,
  holder: PasswordHolder,
  service: Service,
  notes: Notes | undefined,
): NovaResult => {
  if (request.method === 'GET') return shown(holder, notes);
  if (request.method === 'POST') return posted(request, holder, service, notes);
  notes?.decide({
    kind: 'refuse',
    rule: 'password-method',
    reason: `The password path knows GET and POST only, not ${request.method}.`,
    remedy: 'Use GET to read the password or POST to store one.',
  });
  return errorPage(request, 400, 'GET and POST only are supported.');
};

const shown = ({ password }: PasswordHolder, notes: Notes | undefined): NovaResult => {
  notes?.decide({
    kind: 'answer',
    rule: 'password-shown',
    reason:
      password === ''
        ? 'No password was stored when the metadata was put together, so the body is empty.'
        : 'The stored password, as it was when the metadata was put together.',
  });
  return passwordAnswer(password);
};

const posted = (
  request: WsgiRequest,
  { instance, password }: PasswordHolder,
  service: Service,
  notes: Notes | undefined,
): NovaResult => {
  if (password !== '') return conflict(request, notes);
  const length = request.contentLength;
  if (length === undefined) return withoutLength(notes);
  if (length > mostBytes) return tooLarge(request, length, notes);
  if (length > request.body.length) return cutShort(length - request.body.length, notes);
  const row = service.cloud.instanceByUuid(instance.uuid);
  if (row === undefined || row.mapping === 'none') return withoutMapping(instance, notes);
  if (row.deleted || row.mapping === 'unscheduled') return gone(request, instance, notes);
  const decoded = decodedUtf8(request.body.subarray(0, Math.max(0, length)));
  if (decoded.text === undefined) return notUtf8(decoded.problem, notes);
  service.storedPasswords.set(instance.uuid, inPieces(decoded.text));
  notes?.decide({
    kind: 'answer',
    rule: 'password-stored',
    reason:
      'The body is stored in four pieces of system metadata. Cached metadata is not updated: GET shows the old value until it expires.',
  });
  return passwordAnswer('');
};

/** Always four pieces, so that a shorter password leaves nothing of a longer one. */
const inPieces = (password: string): Readonly<Record<string, string>> => {
  const characters = Array.from(password);
  const piece = (number: number): string =>
    characters.slice(number * pieceCharacters, (number + 1) * pieceCharacters).join('');
  return Object.fromEntries(
    Array.from({ length: pieces }, (_, number) => [`password_${number}`, piece(number)]),
  );
};

const conflict = (request: WsgiRequest, notes: Notes | undefined): NovaResult => {
  notes?.decide({
    kind: 'refuse',
    rule: 'password-conflict',
    reason: 'A password is stored already, and Nova never replaces one.',
    remedy:
      'Clear it first (openstack server set --no-password, or drop password_0 … password_3 from the instance), then POST again.',
  });
  return errorPage(request, 409, 'There was a conflict when trying to complete your request.');
};

const tooLarge = (request: WsgiRequest, length: number, notes: Notes | undefined): NovaResult => {
  notes?.decide({
    kind: 'refuse',
    rule: 'password-too-large',
    reason: `The body has ${length} bytes; Nova has room for ${mostBytes}.`,
    remedy: `Send at most ${mostBytes} bytes.`,
  });
  return errorPage(request, 400, 'Request is too large.');
};

const gone = (request: WsgiRequest, { uuid }: Instance, notes: Notes | undefined): NovaResult => {
  notes?.decide({
    kind: 'refuse',
    rule: 'password-instance-gone',
    reason: `The metadata of ${uuid} is still cached, but the instance is no longer in its cell's database.`,
    remedy: 'Nothing can be stored for an instance that is gone.',
  });
  return errorPage(request, 400, `Instance ${uuid} could not be found.`);
};

const failed = (
  failure: NovaException,
  decision: { readonly rule: string; readonly reason: string; readonly remedy: string },
  notes: Notes | undefined,
): NovaResult => {
  notes?.decide({
    kind: 'fail',
    ...decision,
    upstreamLog: `${failure.name}: ${failure.message} (a traceback in the log of Nova's WSGI server)`,
  });
  return failure;
};

const withoutLength = (notes: Notes | undefined): NovaResult =>
  failed(
    exception('TypeError', "'>' not supported between instances of 'NoneType' and 'int'"),
    {
      rule: 'password-without-length',
      reason:
        'Nova compares Content-Length with its limit, and there is none that reads as a number.',
      remedy: 'Send a Content-Length, and no chunked body.',
    },
    notes,
  );

const cutShort = (missing: number, notes: Notes | undefined): NovaResult =>
  failed(
    exception(
      'DisconnectionError',
      `The client disconnected while sending the body (${missing} more bytes were expected)`,
    ),
    {
      rule: 'password-cut-short',
      reason: `The body ends ${missing} bytes before its Content-Length.`,
      remedy: 'Send as many bytes as Content-Length says.',
    },
    notes,
  );

const withoutMapping = ({ uuid }: Instance, notes: Notes | undefined): NovaResult =>
  failed(
    exception('InstanceMappingNotFound', `Instance ${uuid} has no mapping to a cell.`),
    {
      rule: 'password-without-mapping',
      reason:
        'Reading falls back to the local database, but storing needs the cell, and the instance is mapped to none.',
      remedy: 'Map the instance to its cell (nova-manage cell_v2 map_instances).',
    },
    notes,
  );

const notUtf8 = (problem: string, notes: Notes | undefined): NovaResult =>
  failed(
    exception('UnicodeDecodeError', problem),
    {
      rule: 'password-not-utf8',
      reason: 'Nova decodes the body as UTF-8 to store it, and it is none. Nothing is stored.',
      remedy: 'Send text in UTF-8, base64 for instance.',
    },
    notes,
  );
