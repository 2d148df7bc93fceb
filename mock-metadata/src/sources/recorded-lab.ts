import { Buffer, isUtf8 } from 'node:buffer';
import { stringify } from 'yaml';
import { SourceError } from '../errors.ts';
import { type Ec2Facts, ec2Facts, ec2Number } from './ec2-facts.ts';
import { maskedAnswer } from './masking.ts';
import { type JsonObject, objectOf, objectsIn, textOf } from './plain-json.ts';
import { recordedInstance } from './recorded-instance.ts';
import { recordedNetworks } from './recorded-networks.ts';
import type { Source } from './source.ts';

/** A lab that answers as the recorded service did, with the files it names. */
export interface RecordedLab {
  readonly text: string;
  /** File name beside the lab → content. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly instanceName: string;
}

export interface RecordedLabOptions {
  readonly url: string;
  readonly recordedAt: Date;
  readonly keepsSecrets: boolean;
  /** What the lab file is called without its ending: other files begin with it. */
  readonly baseName: string;
  readonly signal?: AbortSignal;
}

/**
 * Makes a lab of what a live metadata service tells one instance. Rejects with a SourceError where it
 * has no OpenStack tree.
 */
export const recordedLab = async (
  source: Source,
  options: RecordedLabOptions,
): Promise<RecordedLab> => {
  const told = await everythingTold(source, options);
  const files = new Map<string, Uint8Array>();
  const beside = (ending: string, content: Uint8Array | undefined): string | undefined => {
    if (content === undefined) return undefined;
    const name = `${options.baseName}.${ending}`;
    files.set(name, content);
    return name;
  };
  const names = {
    vendorData: beside('vendor-data.json', told.vendorData),
    userData: beside('user-data', told.userData),
  };
  const instanceName = nameFor(told.metaData);
  const lab = labOf(told, names, instanceName);
  return { text: `${heading(options)}${stringify(lab, { lineWidth: 0 })}`, files, instanceName };
};

/** What a service says about one instance. */
interface Told {
  readonly versions: string;
  readonly metaData: JsonObject;
  readonly networkData: JsonObject;
  readonly ec2: Ec2Facts;
  readonly vendorData: Uint8Array | undefined;
  readonly userData: Uint8Array | undefined;
}

type Ask = (path: string) => Promise<Uint8Array | undefined>;

/** The body at a path, without secrets unless wanted; undefined where there is none. */
const asking =
  (source: Source, { keepsSecrets, signal }: RecordedLabOptions): Ask =>
  async (path) => {
    const fetched = await source.fetch(path, signal);
    if (fetched.status !== 200) return undefined;
    return (keepsSecrets ? fetched : (maskedAnswer(path, fetched) ?? fetched)).body;
  };

const everythingTold = async (source: Source, options: RecordedLabOptions): Promise<Told> => {
  const ask = asking(source, options);
  const metaData = await metaDataTold(ask, source, options.url);
  const vendorData = await ask('/openstack/latest/vendor_data.json');
  return {
    versions: textFrom(await ask('/openstack')) ?? '',
    metaData,
    networkData: objectOf(parsed(await ask('/openstack/latest/network_data.json'))) ?? {},
    ec2: await ec2Facts(async (path) => textFrom(await ask(path))),
    vendorData: textFrom(vendorData)?.trim() === '{}' ? undefined : vendorData,
    userData: await ask('/openstack/latest/user_data'),
  };
};

const metaDataPath = '/openstack/latest/meta_data.json';

const metaDataTold = async (ask: Ask, source: Source, url: string): Promise<JsonObject> => {
  const body = await ask(metaDataPath);
  const metaData = objectOf(parsed(body));
  if (metaData !== undefined) return metaData;
  const { status, reason } = await source.fetch(metaDataPath);
  const answer = `${url} answers ${metaDataPath} with ${status} ${reason}`;
  if (status >= 500) throw new SourceError('status', `${answer}.`);
  throw new SourceError(
    'not-metadata',
    body === undefined
      ? `${answer}, so there is nothing to make a lab of.`
      : `${url} answers ${metaDataPath} with something that is not the JSON of metadata.`,
  );
};

const textFrom = (bytes: Uint8Array | undefined): string | undefined =>
  bytes !== undefined && isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : undefined;

const parsed = (bytes: Uint8Array | undefined): unknown => {
  try {
    return JSON.parse(textFrom(bytes) ?? 'null');
  } catch {
    return undefined;
  }
};

interface FileNames {
  readonly vendorData: string | undefined;
  readonly userData: string | undefined;
}

const labOf = (
  { versions, metaData, networkData, ec2 }: Told,
  { vendorData, userData }: FileNames,
  instanceName: string,
): JsonObject => {
  const nics = objectsIn(metaData['devices']);
  const { networks, ports, isOvn } = recordedNetworks(networkData, nics, ec2);
  const image = ec2Number('ami', ec2.amiId);
  return {
    release: versions.includes('2025-04-04') ? 'epoxy' : 'zed',
    topology: isOvn ? 'ovn' : 'router',
    nova: {
      dhcp_domain: domainOf(metaData),
      ...(vendorData === undefined ? {} : { vendordata_jsonfile_path: vendorData }),
    },
    ...(ports.length === 0 ? {} : { networks }),
    ...(image === undefined ? {} : { images: { recorded: { ec2_id: image } } }),
    instances: {
      [instanceName]: {
        ...recordedInstance(metaData, ec2),
        ...(userData === undefined ? {} : { user_data_file: userData }),
        ...(ports.length === 0 ? {} : { ports }),
      },
    },
  };
};

const nameFor = ({ name, uuid }: JsonObject): string => textOf(name) || textOf(uuid) || 'recorded';

const domainOf = ({ hostname }: JsonObject): string =>
  /\.(.*)$/.exec(textOf(hostname) ?? '')?.[1] ?? '';

const heading = ({ url, recordedAt, keepsSecrets }: RecordedLabOptions): string =>
  [
    `# Recorded from ${url.replace(/[^!-~]/g, '?')} on ${recordedAt.toISOString().slice(0, 10)}.`,
    keepsSecrets
      ? '# It holds secrets (user-data, vendor data): keep it to yourself.'
      : '# Secrets (user-data, texts of vendor data) were left out; --secrets keeps them.',
    '# A service does not tell its shared secret, its topology, or networks without an address here:',
    '# those are made up.',
    '',
    '',
  ].join('\n');
