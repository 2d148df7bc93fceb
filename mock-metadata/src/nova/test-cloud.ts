import { createHmac } from 'node:crypto';
import type { Instance, Lab, NovaOptions, Port } from '../lab/model.ts';
import { defaultAgentCache, defaultRateLimiting } from '../lab/neutron-defaults.ts';
import type { Header, Outcome } from '../message.ts';
import type { Notes } from '../trace.ts';
import { type Nova, type NovaResult, novaFor } from './metadata-api.ts';
import type { NovaWorld } from './world.ts';

/** The smallest instance that a test can start from. */
export const testInstance = (more: Partial<Instance> = {}): Instance => ({
  name: 'web',
  uuid: 'uuid-web',
  projectId: 'shop',
  userId: 'ann',
  hostname: 'web',
  displayName: 'Web',
  ec2Id: 10,
  flavorName: 'm1.small',
  imageRef: 'image-a',
  kernelId: undefined,
  ramdiskId: undefined,
  launchIndex: 0,
  reservationId: 'r-1',
  availabilityZone: 'nova',
  rootDeviceName: '/dev/vda',
  defaultEphemeralDevice: null,
  defaultSwapDevice: null,
  keyName: undefined,
  keyData: null,
  keypairs: [],
  userData: null,
  metadata: {},
  systemMetadata: {},
  adminPass: undefined,
  files: [],
  blockDevices: [],
  numaCells: [],
  devices: [],
  networkInfo: [],
  mapping: 'cell',
  deleted: false,
  sourceAddress: undefined,
  listen: undefined,
  ...more,
});

/** Nova's own defaults, but for a secret and the proxy's headers. */
export const testNovaOptions: NovaOptions = {
  serviceMetadataProxy: true,
  metadataProxySharedSecret: 'swordfish',
  metadataCacheExpirationS: 15,
  cacheEnabled: false,
  cacheBackend: 'dogpile.cache.null',
  dhcpDomain: 'novalocal',
  vendordataProviders: ['StaticJSON'],
  vendordataJsonfilePath: undefined,
  vendordataDynamicTargets: [],
  vendordataDynamicConnectTimeoutS: 5,
  vendordataDynamicReadTimeoutS: 5,
  vendordataDynamicFailureFatal: false,
  useForwardedFor: false,
  enableProxyHeadersParsing: false,
  injectedNetworkTemplate: undefined,
  frontServer: 'uwsgi',
};

/** What a test sets up; the rest is as in `testInstance` and Nova's defaults. */
export interface Setup extends Partial<Omit<Lab, 'nova' | 'neutron' | 'instances' | 'ports'>> {
  readonly instances?: readonly Partial<Instance>[];
  readonly nova?: Partial<NovaOptions>;
  readonly ports?: readonly Partial<Port>[];
  readonly api?: Lab['neutron']['api'];
  /** Path → text of the files there are. */
  readonly files?: Readonly<Record<string, string>>;
  /** What vendor data services answer, by URL; others are refused. */
  readonly vendorData?: Readonly<Record<string, Outcome>>;
}

const testPort = (more: Partial<Port>): Port => ({
  id: 'port-1',
  networkId: 'net-1',
  deviceId: 'uuid-web',
  deviceOwner: 'compute:nova',
  projectId: 'shop',
  macAddress: 'fa:16:3e:00:00:01',
  fixedIps: [{ ipAddress: '10.0.0.4', subnetId: 'subnet-1' }],
  securityGroups: [],
  ...more,
});

export const testLab = (setup: Setup = {}): Lab => ({
  name: 'test',
  release: setup.release ?? 'master',
  topology: 'direct',
  nova: { ...testNovaOptions, ...setup.nova },
  neutron: {
    metadataProxySharedSecret: 'swordfish',
    api: setup.api ?? {},
    metadataRateLimiting: defaultRateLimiting,
    cache: defaultAgentCache,
  },
  networks: [],
  routers: [],
  subnets: setup.subnets ?? [],
  ports: (setup.ports ?? []).map(testPort),
  securityGroups: setup.securityGroups ?? [],
  ec2ImageIds: setup.ec2ImageIds ?? new Map([['image-a', 1]]),
  instances: (setup.instances ?? [{}]).map(testInstance),
  defaultInstance: undefined,
  faults: new Map(),
});

/** One request of a test; sent as the metadata agent of `web` does unless it says otherwise. */
export interface Asked {
  readonly method?: string;
  /** In place of the agent's headers. */
  readonly headers?: readonly Header[];
  /** Besides them. */
  readonly more?: readonly Header[];
  readonly as?: Partial<Instance>;
  /** Sent with its Content-Length. */
  readonly body?: string | Uint8Array;
  /** Sent without one. */
  readonly unframedBody?: string;
  readonly peer?: string;
  readonly notes?: Notes;
}

/** An answer as tests compare it: `exception` stands alone. */
export interface Said {
  readonly status?: number;
  readonly type?: string;
  readonly text?: string;
  readonly exception?: string;
}

export interface TestCloud {
  readonly nova: Nova;
  readonly world: NovaWorld;
  readonly warnings: readonly string[];
  readonly neutronRequests: readonly string[];
  readonly vendorDataBodies: readonly string[];
  passSeconds(seconds: number): void;
  standAt(date: string): void;
  /** Another program changes the database. */
  changeInstances(instances: readonly Partial<Instance>[]): void;
  result(target: string, asked?: Asked): NovaResult | Promise<NovaResult>;
  /** The answer to a request that needs no waiting. */
  get(target: string, asked?: Asked): Said;
  /** The text of a 200, or the status or exception in its place. */
  text(target: string, asked?: Asked): string;
}

/** HMAC-SHA256 as a metadata agent makes it. */
export const signatureOf = (id: string, secret: string = 'swordfish'): string =>
  createHmac('sha256', secret).update(id).digest('hex');

export const agentHeaders = (instance: Partial<Instance> = {}): readonly Header[] => {
  const { uuid, projectId } = testInstance(instance);
  return [
    ['X-Forwarded-For', '10.0.0.4'],
    ['X-Instance-ID', uuid],
    ['X-Tenant-ID', projectId],
    ['X-Instance-ID-Signature', signatureOf(uuid)],
  ];
};

export const testCloud = (setup: Setup = {}): TestCloud => {
  const warnings: string[] = [];
  const neutronRequests: string[] = [];
  const vendorDataBodies: string[] = [];
  let nowMs = Date.UTC(2026, 7, 21);
  const world: NovaWorld = {
    now: () => nowMs,
    random: (length) => new Uint8Array(length).fill(1),
    readFile: (path) => fileOf(setup, path),
    post: async (url, body) => {
      vendorDataBodies.push(Buffer.from(body).toString());
      return setup.vendorData?.[url] ?? { kind: 'refused' };
    },
    warn: (message) => warnings.push(message),
    neutronAsked: (request) => neutronRequests.push(request),
  };
  const nova = novaFor(testLab(setup), world);
  const result: TestCloud['result'] = (target, asked = {}) =>
    nova.handle(requestOf(target, asked), asked.notes);
  const get: TestCloud['get'] = (target, asked) => {
    const answered = result(target, asked);
    if (answered instanceof Promise) throw new Error(`${target} has to be awaited`);
    return said(answered);
  };
  return {
    nova,
    world,
    warnings,
    neutronRequests,
    vendorDataBodies,
    passSeconds: (seconds) => {
      nowMs += seconds * 1000;
    },
    standAt: (date) => {
      nowMs = Date.parse(date);
    },
    changeInstances: (instances) => nova.changeLab(testLab({ ...setup, instances })),
    result,
    get,
    text: (target, asked) => {
      const { status, text, exception } = get(target, asked);
      return exception ?? (status === 200 ? (text ?? '') : String(status));
    },
  };
};

const fileOf = ({ files = {} }: Setup, path: string): Uint8Array => {
  const text = files[path];
  if (text !== undefined) return Buffer.from(text);
  throw Object.assign(new Error(`no file ${path}`), { code: 'ENOENT' });
};

const requestOf = (target: string, asked: Asked) => {
  const body = Buffer.from(asked.body ?? asked.unframedBody ?? '');
  const length: Header = ['Content-Length', String(body.length)];
  return {
    method: asked.method ?? 'GET',
    target,
    headers: [
      ...(asked.headers ?? agentHeaders(asked.as)),
      ...(asked.body === undefined ? [] : [length]),
      ...(asked.more ?? []),
    ],
    body,
    peer: asked.peer ?? '10.0.0.4',
  };
};

export const said = (result: NovaResult): Said => {
  if (result.kind === 'exception') return { exception: result.name };
  const { status, headers, body } = result.answer;
  const type = headers.find(([name]) => name === 'Content-Type')?.[1];
  return { status, ...(type === undefined ? {} : { type }), text: Buffer.from(body).toString() };
};
