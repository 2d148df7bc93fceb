import { expect, test } from 'vitest';
import type { Instance, Release, Topology } from '../lab/model.ts';
import { readLab } from '../lab/read-lab.ts';
import type { HttpRequest, Outcome } from '../message.ts';
import { novaFor } from '../nova/metadata-api.ts';
import type { HopName, Trace } from '../trace.ts';
import { type Chain, chainFor } from './chain.ts';
import { decisive } from './decisive.ts';
import { explained } from './explain.ts';
import { get, sampleWorld, stoppedClock } from './sample-lab.ts';

/** What a refusal says would have made the request pass is done, and then it has to pass. */

const cloud = `
nova: {metadata_proxy_shared_secret: of-the-lab}
networks:
  net: {id: c3c3c3c3-0000-4000-8000-000000000001, subnets: [{cidr: 10.1.0.0/24, advanced_service_providers: [edge-1]}]}
routers: {gateway: {id: b2b2b2b2-0000-4000-8000-000000000001}}
instances:
  web: {uuid: a1a1a1a1-0000-4000-8000-000000000001, project_id: p-web, ports: [{network: net, fixed_ips: [10.1.0.4]}]}
  db: {uuid: a1a1a1a1-0000-4000-8000-000000000002, project_id: p-db, ports: [{network: net, fixed_ips: [10.1.0.5]}]}
`;
const web = 'a1a1a1a1-0000-4000-8000-000000000001';

interface Asking {
  readonly request: HttpRequest;
  readonly release: Release;
  readonly topology: Topology;
  readonly to: HopName;
}

const chains = new Map<string, { readonly chain: Chain; readonly instance: Instance }>();

const chainIn = (release: Release, topology: Topology) => {
  const known = chains.get(`${release} ${topology}`);
  if (known !== undefined) return known;
  const { lab, problems } = readLab(
    `release: ${release}\ntopology: ${topology}\n${cloud}`,
    'a.lab.yaml',
    () => {
      throw new Error('no files');
    },
  );
  const [instance] = lab?.instances ?? [];
  if (lab === undefined || instance === undefined) throw new Error(JSON.stringify(problems));
  const made = { chain: chainFor(lab, novaFor(lab, sampleWorld), stoppedClock()), instance };
  chains.set(`${release} ${topology}`, made);
  return made;
};

const traceOf = ({ request, release, topology, to }: Asking): Promise<Trace> => {
  const { chain, instance } = chainIn(release, topology);
  return chain.trace({ instance }, request, to);
};

type Header = readonly [name: string, value: string];

const without = (request: HttpRequest, name: string): HttpRequest => ({
  ...request,
  headers: request.headers.filter(([each]) => each.toLowerCase() !== name.toLowerCase()),
});

const having = (request: HttpRequest, ...header: Header): HttpRequest => {
  const { headers, ...rest } = without(request, header[0]);
  return { ...rest, headers: [...headers, header] };
};

const routerId = ['X-Neutron-Router-ID', 'b2b2b2b2-0000-4000-8000-000000000001'] as const;
const ovnNetworkId = ['X-OVN-Network-ID', 'c3c3c3c3-0000-4000-8000-000000000001'] as const;
const address = ['X-Forwarded-For', '10.1.0.4'] as const;

type Cure = (request: HttpRequest, said: string, more: string) => HttpRequest;

/** What remedies say, and the request of somebody who does it. */
const cures: readonly (readonly [says: RegExp, cure: Cure])[] = [
  [/^Send no ([\w-]+)/, without],
  [/^Send ([\w-]+): ([\w-]+)/, having],
  [/^Send X-Instance-ID;/, (request) => having(request, 'X-Instance-ID', web)],
  [/^Send X-Forwarded-For with the instance's address/, (request) => having(request, ...address)],
  [/^X-Forwarded-For must hold exactly one IP/, (request) => having(request, ...address)],
  [/^X-Forwarded-For has to begin with the instance's/, (request) => having(request, ...address)],
  [/-ID, not both/, (request) => without(request, 'X-Neutron-Network-ID')],
  [/proxy, which sets one of them/, (request) => having(request, ...routerId)],
  [/proxy of OVN, which adds it/, (request) => having(request, ...ovnNetworkId)],
  [/^Send fewer or shorter headers/, (request) => without(request, 'X-Long')],
  [/^Ask for (\/\S*[^.\s])/, (request, target) => ({ ...request, target })],
  [/^Ask with GET|; ask with GET|^Use GET/, (request) => ({ ...request, method: 'GET' })],
  [/the header with the id once/, (request) => having(request, 'X-Instance-ID', web)],
  [/lower-case hexadecimal/, (request) => having(request, 'X-Instance-ID-Signature', '0')],
  [/id of a metadata provider/, (request) => having(request, 'X-Metadata-Provider', 'edge-1')],
];

/** The line for whoever reads the explanation, without its markup. */
const remedyIn = (trace: Trace): string =>
  /^- \*\*What would make it pass:\*\* (.*)$/m
    .exec(explained(trace))?.[1]
    ?.replace(/\\([^0-9A-Za-z\s])/g, '$1') ?? '';

const cured = (request: HttpRequest, remedy: string): HttpRequest => {
  for (const [says, cure] of cures) {
    const found = says.exec(remedy);
    if (found !== null) return cure(request, found[1] ?? '', found[2] ?? '');
  }
  throw new Error(`Nobody knows how to do this: ${remedy}`);
};

const passes = (outcome: Outcome): boolean =>
  outcome.kind === 'answer' && outcome.answer.status < 300;

/** The rules that refuse one after the other, until the request passes. */
const rulesUntilCured = async (asking: Asking): Promise<readonly string[]> => {
  const rules: string[] = [];
  let { request } = asking;
  for (let left = 6; left > 0; left -= 1) {
    const trace = await traceOf({ ...asking, request });
    if (passes(trace.outcome)) return rules;
    rules.push(decisive(trace)?.rule ?? 'nobody');
    request = cured(request, remedyIn(trace));
  }
  return [...rules, 'and so on'];
};

const path = '/openstack/latest/meta_data.json';
const asking = (to: HopName, request: Partial<HttpRequest>, ...headers: readonly Header[]) => ({
  to,
  request: { ...get(path, [['Host', '169.254.169.254'], ...headers]), ...request },
});
const long = ['X-Long', 'x'.repeat(4_100)] as const;
const id = ['X-Instance-ID', web] as const;
const signature = ['X-Instance-ID-Signature', 'f00d'] as const;

const inEvery = ['router', 'dhcp', 'ovn', 'provider', 'host'] as const;

test.each([
  [
    'a forged X-Forwarded-For',
    ['router', 'dhcp', 'ovn', 'provider'],
    asking('instance', {}, ['X-Forwarded-For', '10.9.9.9']),
  ],
  ['a forged network under OVN', ['ovn'], asking('instance', {}, ['X-OVN-Network-ID', 'x'])],
  ['a head longer than the agent reads', ['router', 'dhcp', 'ovn'], asking('instance', {}, long)],
  [
    'HEAD of what is not there',
    ['router', 'ovn'],
    asking('instance', { method: 'HEAD', target: '/latest/meta-data/hostname/x' }),
  ],
  ['a path below a value', inEvery, asking('instance', { target: '/latest/meta-data/hostname/x' })],
  [
    'DELETE of the password',
    inEvery,
    asking('instance', { method: 'DELETE', target: '/openstack/latest/password' }),
  ],
  ['nothing at the agent', ['router', 'dhcp', 'ovn'], asking('metadata-agent', {})],
  [
    'a word for an address',
    ['router', 'dhcp', 'ovn'],
    asking('metadata-agent', {}, ['X-Forwarded-For', 'localhost']),
  ],
  [
    'both ids',
    ['router', 'dhcp'],
    asking('metadata-agent', {}, address, routerId, ['X-Neutron-Network-ID', 'x']),
  ],
  ['nothing at Nova', inEvery, asking('nova', {})],
  ['an id alone', inEvery, asking('nova', {}, id)],
  [
    'a wrong signature and project',
    inEvery,
    asking('nova', {}, id, signature, ['X-Tenant-ID', 'x']),
  ],
  ['two ids', inEvery, asking('nova', {}, id, id, signature, ['X-Tenant-ID', 'x'])],
  ['an empty signature', inEvery, asking('nova', {}, id, [signature[0], ''], ['X-Tenant-ID', 'x'])],
  [
    'a signature beyond ASCII',
    inEvery,
    asking('nova', {}, id, [signature[0], 'é'], ['X-Tenant-ID', 'x']),
  ],
  ['a provider by accident', inEvery, asking('nova', {}, ['X-Metadata-Provider', 'edge-9'])],
  [
    'a provider and nobody with that address',
    inEvery,
    asking('nova', {}, ['X-Metadata-Provider', 'edge-1'], ['X-Forwarded-For', '10.1.0.77']),
  ],
] as const)('%s: what would make it pass does', async (_, topologies, { request, to }) => {
  for (const topology of topologies) {
    for (const release of ['zed', 'epoxy', 'master'] as const) {
      if (release === 'zed' && topology === 'host') continue;
      const rules = await rulesUntilCured({ request, to, release, topology });
      expect(rules, `${topology} ${release}`).not.toContain('and so on');
    }
  }
});
