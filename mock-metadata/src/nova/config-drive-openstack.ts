import { jsonAnswer, textAnswer } from './answer.ts';
import type { ConfigDriveFile } from './config-drive-file.ts';
import type { InstanceMetadata } from './instance-metadata.ts';
import { metaDataText, seedBytes } from './meta-data-json.ts';
import { networkConfig } from './network-template.ts';
import { includes, type OpenstackVersion, openstackVersions } from './openstack-versions.ts';
import { dict, type PythonDict } from './python/json.ts';
import type { Service } from './service.ts';
import { vendorData2 } from './vendor-data2.ts';
import { exception, type NovaException, type NovaResult } from './world.ts';

/** What the documents of a drive are made from. */
export interface DriveContents {
  readonly metadata: InstanceMetadata;
  readonly hostname: string | null;
  readonly service: Service;
}

/**
 * The `openstack/` tree of a config drive: every version that the release knows, future ones and
 * `latest` included, then the files that meta_data.json points to. There is no `password`.
 */
export const openstackFiles = async (
  contents: DriveContents,
): Promise<readonly ConfigDriveFile[] | NovaException> => {
  const files: ConfigDriveFile[] = [];
  for (const [folder, version] of versionFolders(contents)) {
    for (const [name, document] of documentsIn(version, contents)) {
      const path = `openstack/${folder}/${name}`;
      const result = (await document(contents, version)) ?? notFound(path, contents.service);
      if (result.kind === 'exception') return result;
      files.push({ path, bytes: result.answer.body });
    }
  }
  return [...files, ...contentFiles(contents.metadata)];
};

const versionFolders = ({
  service,
}: DriveContents): readonly (readonly [folder: string, version: OpenstackVersion])[] => {
  const versions = openstackVersions(service.cloud.lab.release);
  const latest = versions.slice(-1);
  return [
    ...versions.map((version) => [version, version] as const),
    ...latest.map((version) => ['latest', version] as const),
  ];
};

/** Undefined where Nova's look-up of the path fails. */
type Document = (
  contents: DriveContents,
  version: OpenstackVersion,
) => NovaResult | Promise<NovaResult> | undefined;

const documentsIn = (
  version: OpenstackVersion,
  { metadata: { userData } }: DriveContents,
): readonly (readonly [name: string, document: Document])[] => [
  ['meta_data.json', metaData],
  ...(userData === undefined ? [] : [['user_data', () => textAnswer(userData)] as const]),
  ...(includes(version, '2013-10-17') ? [['vendor_data.json', vendorData] as const] : []),
  ...(includes(version, '2015-10-15') ? [['network_data.json', networkData] as const] : []),
  ...(includes(version, '2016-10-06') ? [['vendor_data2.json', moreVendorData] as const] : []),
];

const networkData: Document = ({ metadata }) => metadata.documents.networkData();

const vendorData: Document = ({ metadata, service }) =>
  service.cloud.lab.nova.vendordataProviders.includes('StaticJSON')
    ? jsonAnswer(metadata.staticVendorData.json)
    : undefined;

const moreVendorData: Document = ({ metadata, service }) =>
  vendorData2(metadata, service, undefined);

const notFound = (path: string, { warnOnce }: Service): NovaException => {
  warnOnce(
    'vendordata_providers',
    'vendordata_providers has no StaticJSON. Nova needs it for the vendor_data.json of a config drive, and no instance with a drive starts.',
  );
  return exception('InvalidMetadataPath', `/${path}`);
};

const metaData: Document = ({ metadata, hostname, service }, version) => {
  const { instance, networkTemplate } = metadata;
  const text = metaDataText(instance, version, {
    hostname,
    networkConfig: networkTemplate === undefined ? undefined : networkConfig,
    extra: extraMembers(metadata),
  });
  const { beforeSeed, afterSeed } = text;
  const seed = (): string => Buffer.from(service.world.random(seedBytes)).toString('base64');
  return jsonAnswer(
    Buffer.from(afterSeed === undefined ? beforeSeed : beforeSeed + seed() + afterSeed),
  );
};

/** What meta_data.json tells on a drive only. */
const extraMembers = ({ instance, networkTemplate }: InstanceMetadata): PythonDict => {
  const first = networkTemplate === undefined ? 0 : 1;
  const files = instance.files.map(({ path }, at) =>
    dict({ path, content_path: `/content/${contentName(first + at)}` }),
  );
  return dict({
    ...(files.length === 0 ? {} : { files }),
    ...(instance.adminPass ? { admin_pass: instance.adminPass } : {}),
  });
};

/** The network template, where there is one, then the injected files. */
const contentFiles = ({
  instance,
  networkTemplate,
}: InstanceMetadata): readonly ConfigDriveFile[] => {
  const template = networkTemplate === undefined ? [] : [new TextEncoder().encode(networkTemplate)];
  return [...template, ...instance.files.map(({ content }) => content)].map((bytes, at) => ({
    path: `openstack/content/${contentName(at)}`,
    bytes,
  }));
};

const contentName = (number: number): string => String(number).padStart(4, '0');
