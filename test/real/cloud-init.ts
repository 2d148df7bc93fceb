import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cloudInitDir } from '../host/paths.mjs';

const run = promisify(execFile);
const tools = join(import.meta.dirname, 'tools');
const unpacked = join(cloudInitDir, 'deb');

export type Datasource = 'OpenStack' | 'Ec2';

/** What a datasource of real cloud-init made of metadata; the fields but `accepted` and below only if so. */
export interface Understood {
  readonly accepted: boolean;
  readonly warnings: readonly string[];
  readonly requests: readonly { readonly path: string; readonly status: number }[];
  readonly instanceId?: string;
  readonly hostname?: string;
  readonly fqdn?: string;
  readonly publicKeys?: readonly string[];
  readonly availabilityZone?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly ec2Metadata?: Readonly<Record<string, unknown>>;
  /** Path → content of what a config drive puts into the guest. */
  readonly files?: Readonly<Record<string, string>>;
  readonly userData?: string;
  readonly network?: unknown;
}

/** Lets a datasource read the service at a base URL, or a config drive at a folder, as it would at boot. */
export const readByCloudInit = async (
  datasource: Datasource | 'ConfigDrive',
  place: string,
): Promise<Understood> => {
  const { stdout } = await run(
    '/usr/bin/python3',
    [join(tools, 'read_metadata.py'), datasource, place],
    { env: { ...process.env, PYTHONPATH: join(unpacked, 'usr/lib/python3/dist-packages') } },
  );
  return JSON.parse(stdout);
};

export interface Guest {
  /** A folder for all that the boot leaves; see tools/boot.sh. */
  readonly out: string;
  readonly datasource: Datasource;
  /** Address of its network card, which must be the one that the metadata names. */
  readonly mac: string;
  /** The program that serves on 169.254.169.254:80 of the guest, and its arguments. */
  readonly service: readonly string[];
}

/** Boots real cloud-init in a sandbox; resolves when all its stages have ended, however they ended. */
export const boot = async ({ out, datasource, mac, service }: Guest): Promise<void> => {
  await run('bash', [join(tools, 'boot.sh'), out, datasource, mac, unpacked, '--', ...service]);
};
