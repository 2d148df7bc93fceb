import type { Instance, NovaOptions } from '../lab/model.ts';
import { type Header, type HttpAnswer, headerValue } from '../message.ts';
import { metadataOf } from './meta-data-json.ts';
import { dict, type PythonDict, type PythonValue, pythonJson } from './python/json.ts';
import { jsonReading } from './python/json-reader.ts';
import { exception, type NovaException, type NovaWorld } from './world.ts';

const utf8 = new TextEncoder();

/** The members that the dynamic targets give, by their names; or what Nova lets escape. */
export type DynamicVendorData = PythonDict | NovaException;

/**
 * Asks `[api] vendordata_dynamic_targets` one after the other, as Nova does for every request for
 * vendor_data2.json. A target without `@` is skipped, as is one whose name came before.
 */
export const dynamicVendorData = async (
  instance: Instance,
  options: NovaOptions,
  world: NovaWorld,
  warn: (cause: string, message: string) => void,
): Promise<DynamicVendorData> => {
  const found = new Map<string, PythonValue>();
  for (const target of options.vendordataDynamicTargets) {
    const at = target.indexOf('@');
    const name = target.slice(0, at);
    if (at < 0 || found.has(name)) {
      warn(`target:${target}`, skippedText(target, at < 0));
      continue;
    }
    const url = target.slice(at + 1);
    const value = await asked(url, instance, options, world);
    if (!('exception' in value)) {
      found.set(name, value.value);
      continue;
    }
    const { name: kind, message } = value.exception;
    warn(
      `target:${target}:${kind}:${instance.uuid}`,
      `Vendor data target ${name} at ${url} gave nothing for ${instance.name}: ${kind}: ${message}`,
    );
    if (options.vendordataDynamicFailureFatal || !caught(kind)) return value.exception;
    found.set(name, dict({}));
  }
  return found;
};

const skippedText = (target: string, lacksName: boolean): string =>
  lacksName
    ? `vendordata_dynamic_targets: ${target} lacks a name (name@url). Nova skips it.`
    : `vendordata_dynamic_targets: the name of ${target} stands there twice. Nova asks only the first.`;

// Nova catches TypeError, ValueError, and keystoneauth's errors of connection and status only.
const caught = (name: string): boolean => name !== 'RecursionError' && name !== 'EndpointNotFound';

type Value = { readonly value: PythonValue } | { readonly exception: NovaException };

const failed = (name: string, message: string): Value => ({ exception: exception(name, message) });

const asked = async (
  url: string,
  instance: Instance,
  options: NovaOptions,
  world: NovaWorld,
): Promise<Value> => {
  const limits = {
    connectTimeoutMs: options.vendordataDynamicConnectTimeoutS * 1000,
    readTimeoutMs: options.vendordataDynamicReadTimeoutS * 1000,
  };
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i.test(url)) return failed('EndpointNotFound', withoutHost);
  const body = utf8.encode(pythonJson(requestBody(instance)));
  let address = url;
  for (let redirects = 0; ; redirects++) {
    const refusal = refusedUnasked(address, options);
    if (refusal !== undefined) return refusal;
    const outcome = await world.post(address, body, requestHeaders, limits);
    if (outcome.kind === 'timeout')
      return failed('ConnectTimeout', `Request to ${address} timed out`);
    if (outcome.kind !== 'answer') {
      return failed(
        'ConnectFailure',
        `Unable to establish connection to ${address}: ${outcome.kind}`,
      );
    }
    const location = redirects < mostRedirects ? redirectTarget(outcome.answer) : undefined;
    if (location === undefined) return valueIn(outcome.answer);
    address = location;
  }
};

// keystoneauth takes what names no host for a path below an endpoint of the catalog.
const withoutHost = 'Could not find requested endpoint in Service Catalog.';

/** What Python's requests refuses without asking anybody; undefined where it asks. */
const refusedUnasked = (
  address: string,
  options: Pick<NovaOptions, 'vendordataDynamicConnectTimeoutS' | 'vendordataDynamicReadTimeoutS'>,
): Value | undefined => {
  if (!isHttpUrl(address)) {
    return failed('UnknownConnectionError', `Unexpected exception for ${address}: no http URL`);
  }
  const { vendordataDynamicConnectTimeoutS: connect, vendordataDynamicReadTimeoutS: read } =
    options;
  if (read > 0) return undefined;
  return failed(
    'ValueError',
    `Invalid timeout (${connect}, ${read}). Pass a (connect, read) timeout tuple, or a single float to set both timeouts to the same value.`,
  );
};

const mostRedirects = 30;

const requestHeaders: readonly Header[] = [
  ['User-Agent', 'openstack-nova-vendordata'],
  ['Accept', 'application/json'],
  ['Content-Type', 'application/json'],
];

const requestBody = (instance: Instance): PythonDict =>
  dict({
    'project-id': instance.projectId,
    'instance-id': instance.uuid,
    'image-id': instance.imageRef,
    'user-data': instance.userData,
    hostname: instance.hostname,
    metadata: metadataOf(instance),
    'boot-roles': instance.systemMetadata['boot_roles'] ?? '',
  });

const isHttpUrl = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 305, 307, 308]);

// keystoneauth repeats the POST at the Location as it stands: a relative one fails there.
const redirectTarget = ({ status, headers }: HttpAnswer): string | undefined =>
  redirectStatuses.has(status) ? headerValue(headers, 'location') : undefined;

const valueIn = (answer: HttpAnswer): Value => {
  if (answer.status >= 400) {
    return failed(errorName(answer.status), `${answer.reason} (HTTP ${answer.status})`);
  }
  const text = textOf(answer);
  if (text === '') return { value: dict({}) };
  const { value, error } = jsonReading(text);
  return error === undefined ? { value } : failed(error.name, error.message);
};

/** The body as Python's requests decodes it: by charset, text/* without one as Latin-1, else UTF-8. */
const textOf = ({ headers, body }: HttpAnswer): string => {
  const type = (headerValue(headers, 'content-type') ?? '').toLowerCase();
  const charset = /;\s*charset="?([^";\s]+)/.exec(type)?.[1];
  const encoding = charset ?? (type.includes('text') ? 'latin1' : 'utf-8');
  try {
    return new TextDecoder(encoding, { ignoreBOM: true }).decode(body);
  } catch {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  }
};

// keystoneauth's names for the statuses that have one.
const errorNames: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  402: 'PaymentRequired',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  406: 'NotAcceptable',
  407: 'ProxyAuthenticationRequired',
  408: 'RequestTimeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'LengthRequired',
  412: 'PreconditionFailed',
  413: 'RequestEntityTooLarge',
  414: 'RequestUriTooLong',
  415: 'UnsupportedMediaType',
  416: 'RequestedRangeNotSatisfiable',
  417: 'ExpectationFailed',
  422: 'UnprocessableEntity',
  500: 'InternalServerError',
  501: 'HttpNotImplemented',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
  505: 'HttpVersionNotSupported',
};

const errorName = (status: number): string =>
  errorNames[status] ??
  (status < 500 ? 'HTTPClientError' : status < 600 ? 'HttpServerError' : 'HttpError');
