import type { Reach } from '../chain/way.ts';
import type { Instance, Lab, NeutronOptions } from '../lab/model.ts';
import type { Header, HttpRequest } from '../message.ts';
import { instanceIdSignature } from '../neutron/nova-request.ts';
import type { HopName } from '../trace.ts';
import { usualHeaders } from './usual-headers.ts';

/** One way to ask for metadata with certain headers, to see what the hops make of it. */
export interface HeaderCase {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly title: string;
  /** Why it matters, in one or two plain sentences, with the advisory where there is one. */
  readonly why: string;
  /** Who sends the request, and how: `curl in the instance`. */
  readonly how: string;
  /** The hop that the request is put to. */
  readonly enterAt: HopName;
  /** What is different about the agent, if the case is about its options. */
  readonly neutron?: Partial<NeutronOptions>;
  /** What has to be known where a topology has nothing that the case is about; undefined = nothing. */
  remark?(lab: Lab): string | undefined;
  /** The request; its target is the metadata document unless the case is about another. */
  request(setting: Setting): HttpRequest;
}

/** Where a case is tried. */
export interface Setting {
  readonly lab: Lab;
  readonly instance: Instance;
  /** How the instance gets to its proxy, if it does. */
  readonly reach: Reach;
}

/** GET of meta_data.json as curl sends it, with further headers. */
export const metadataRequest = (headers: readonly Header[], peer = ''): HttpRequest => ({
  method: 'GET',
  target: '/openstack/latest/meta_data.json',
  headers: [...usualHeaders, ...headers],
  body: new Uint8Array(0),
  peer,
});

/** The same straight to Nova, as curl on the controller sends it. */
export const novaRequest = (headers: readonly Header[]): HttpRequest =>
  metadataRequest(headers, '127.0.0.1');

/** The headers by which an agent names an instance to Nova, all of them right. */
export const identityOf = ({ lab, instance }: Setting) => ({
  'X-Forwarded-For': '127.0.0.1',
  'X-Instance-ID': instance.uuid,
  'X-Tenant-ID': instance.projectId,
  'X-Instance-ID-Signature': instanceIdSignature(lab.nova.metadataProxySharedSecret, instance.uuid),
});

/** Header lines out of an object. */
export const lines = (headers: Readonly<Record<string, string>>): readonly Header[] =>
  Object.entries(headers);

/** The address by which the instance is known, or one that no port has. */
export const addressOf = ({ reach }: Setting): string =>
  reach.kind === 'reachable' ? reach.address : '203.0.113.1';

/** The router of the instance, or a made-up one. */
export const routerOf = ({ reach }: Setting): string =>
  reach.kind === 'reachable' && reach.proxy?.mode === 'router' ? reach.proxy.id : madeUpId;

/** The header by which the proxy of the instance names where it stands. */
export const placeOf = (setting: Setting): Header => {
  switch (setting.lab.topology) {
    case 'ovn':
      return ['X-OVN-Network-ID', networkOf(setting)];
    case 'dhcp':
      return ['X-Neutron-Network-ID', networkOf(setting)];
    default:
      return ['X-Neutron-Router-ID', routerOf(setting)];
  }
};

/** Says where a case about Neutron's id headers is tried without anybody who reads them. */
export const withoutReader = ({ topology }: Lab): string | undefined => {
  switch (topology) {
    case 'router':
    case 'dhcp':
      return undefined;
    case 'ovn':
      return 'OVN reads X-OVN-Network-ID only: to its proxy and agent this header is like any other, and it has no effect.';
    default:
      return `In the topology ${topology} nobody reads this header: it goes on to Nova, which does not know it.`;
  }
};

/** The network of the instance, or a made-up one. */
export const networkOf = ({ reach }: Setting): string =>
  reach.kind === 'reachable' ? reach.port.networkId : madeUpId;

/** An id that nothing in a lab has. */
export const madeUpId = '00000000-dead-4bad-8bad-00000000beef';

/** Somebody else in the lab to pretend to be; undefined where the instance is alone. */
export const otherInstance = ({ lab, instance }: Setting): Instance | undefined =>
  lab.instances.find(({ uuid }) => uuid !== instance.uuid);

/** An address of somebody else on the instance's network, or one that no port has. */
export const otherAddress = (setting: Setting): string => {
  const other = setting.lab.ports.find(
    ({ networkId, deviceId }) =>
      networkId === networkOf(setting) && deviceId !== setting.instance.uuid,
  );
  return other?.fixedIps[0]?.ipAddress ?? '203.0.113.1';
};
