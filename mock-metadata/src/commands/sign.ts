import { instanceIdSignature } from '../neutron/nova-request.ts';
import { hasControls, pipedSecret, secretFromFile, typedSecret } from './secret.ts';

export interface SignOptions {
  readonly tenant?: string;
  readonly secretFile?: string;
  readonly url: string;
  readonly path: string;
  readonly json: boolean;
}

/**
 * Prints the headers by which an agent names an instance to Nova, and a curl line that sends them.
 * The secret comes from a file, a pipe or a prompt, and is in nothing that is printed. Gives the
 * exit code.
 */
export const sign = async (instanceId: string, options: SignOptions): Promise<number> => {
  const wrong = complaintAbout(instanceId, options);
  if (wrong !== undefined) {
    console.error(`mock-metadata: ${wrong}`);
    return 2;
  }
  const secret = await secretFor(options.secretFile);
  if ('complaint' in secret) {
    console.error(`mock-metadata: ${secret.complaint}`);
    return 1;
  }
  if (secret.text === '') console.error(emptySecret);
  const headers = signedHeaders(instanceId, options.tenant, secret.text);
  if (options.tenant === undefined) {
    console.error(
      'Nova wants X-Tenant-ID too, and answers 400 without it: add --tenant <project id>.',
    );
  }
  console.log(options.json ? JSON.stringify(Object.fromEntries(headers), undefined, 2) : text());
  return 0;

  function text(): string {
    const lines = headers.map(([name, value]) => `${name}: ${value}`);
    return [...lines, '', curlLine(headers, options)].join('\n');
  }
};

type Named = readonly (readonly [name: string, value: string])[];

/** X-Instance-ID, X-Tenant-ID and X-Instance-ID-Signature: HMAC-SHA256 of the id, in hex. */
export const signedHeaders = (
  instanceId: string,
  tenantId: string | undefined,
  secret: string,
): Named => [
  ['X-Instance-ID', instanceId],
  ...(tenantId === undefined ? [] : [['X-Tenant-ID', tenantId] as const]),
  ['X-Instance-ID-Signature', instanceIdSignature(secret, instanceId)],
];

const curlLine = (headers: Named, { url, path }: SignOptions): string => {
  const given = headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const target = path.startsWith('/') ? path : `/${path}`;
  return ['curl', ...given, quoted(url.replace(/\/+$/, '') + target)].join(' \\\n  ');
};

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** What is wrong with the command line; undefined where nothing is. */
const complaintAbout = (
  instanceId: string,
  { tenant = '', url, path }: SignOptions,
): string | undefined => {
  if (instanceId === '') return 'an instance has an id: give its UUID.';
  if (hasControls(instanceId + tenant)) {
    return 'an id has no line ends or other control characters.';
  }
  if (!/^https?:\/\/[^\s/?#]+[!-~]*$/i.test(url)) {
    return `${JSON.stringify(url)} is no address to ask. Write it as http://controller:8775`;
  }
  return /^[!-~]*$/.test(path)
    ? undefined
    : `${JSON.stringify(path)} is no path to ask for. Write it as /openstack/latest/meta_data.json`;
};

const emptySecret =
  'The secret is set to nothing there, so anybody can sign. Nova and the agent take that, but should have one.';

type Secret = { readonly text: string } | { readonly complaint: string };

const secretFor = async (file: string | undefined): Promise<Secret> => {
  if (file !== undefined && file !== '-') return fromFile(file);
  if (file === undefined && process.stdin.isTTY) {
    const streams = { input: process.stdin, output: process.stderr };
    const typed = await typedSecret('metadata_proxy_shared_secret (not shown): ', streams);
    return typed === undefined ? { complaint: 'No secret, no signature.' } : { text: typed };
  }
  const piped = await pipedSecret(process.stdin);
  return piped === undefined ? { complaint: `Standard input holds ${noSecret}` } : { text: piped };
};

const noSecret =
  'no secret: one line, or a line `metadata_proxy_shared_secret = …` as nova.conf has it.';

const fromFile = (file: string): Secret => {
  try {
    const text = secretFromFile(file);
    return text === undefined ? { complaint: `${file} holds ${noSecret}` } : { text };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { complaint: `Cannot read the secret from ${file} (${why}).` };
  }
};
