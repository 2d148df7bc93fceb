import type { HttpRequest } from '../../mock-metadata/src/message.ts';
import { labText } from './labs.ts';
import { type Rates, ratesOf } from './measure.ts';
import { checkedAnswer, type Service, serviceFor, signedRequest } from './nova-service.ts';
import { numberText, type Row, spreadText, targetText } from './table.ts';

const metaData = '/openstack/latest/meta_data.json';

interface Speed {
  readonly name: string;
  readonly service: Service;
  readonly target: string;
  readonly status: number;
  /** Requests a second by which it is measured. */
  readonly wanted?: number;
  /** How many of the instances ask, in turn; all unless given. */
  readonly asking?: number;
}

const otherPaths: readonly (readonly [path: string, status: number])[] = [
  ['/', 200],
  ['/openstack', 200],
  ['/openstack/latest/network_data.json', 200],
  ['/openstack/latest/user_data', 200],
  ['/openstack/latest/vendor_data2.json', 200],
  ['/latest/meta-data/', 200],
  ['/latest/meta-data/local-ipv4', 200],
  ['/latest/user-data', 200],
  ['/openstack/latest/nothing', 404],
];

const off = 'nova: {metadata_cache_expiration: 0}\n';
const kept = 'nova: {metadata_cache_expiration: 3600}\n';

const speedsOf = (many: number): readonly Speed[] => {
  const one = serviceFor(labText('typical', 1, kept));
  const thousands = serviceFor(labText('typical', many, kept));
  const count = numberText(many);
  const cached = { target: metaData, status: 200, wanted: 50_000 };
  const uncached = { target: metaData, status: 200 };
  return [
    { name: 'meta_data.json, cached, 1 instance', service: one, ...cached },
    // The size of the lab alone; all in turn costs more, because no processor cache holds them all.
    {
      name: `meta_data.json, cached, ${count} instances, one asks`,
      service: thousands,
      asking: 1,
      ...cached,
    },
    { name: `meta_data.json, cached, ${count} instances`, service: thousands, ...cached },
    {
      name: 'meta_data.json, cache off, 1 instance',
      service: serviceFor(labText('typical', 1, off)),
      ...uncached,
    },
    {
      name: `meta_data.json, cache off, ${count} instances`,
      service: serviceFor(labText('typical', many, off)),
      ...uncached,
    },
    ...otherPaths.map(([target, status]) => ({
      name: `${target}, cached, 1 instance`,
      service: one,
      target,
      status,
    })),
  ];
};

const measured = (speed: Speed, rounds: number): Rates => {
  const { service, target, status, asking } = speed;
  const { lab, nova } = service;
  const requests: readonly HttpRequest[] = lab.instances
    .slice(0, asking)
    .map((instance) => signedRequest(lab, instance, target));
  for (const request of requests) checkedAnswer(nova.handle(request), status);
  let next = 0;
  return ratesOf(() => {
    const request = requests[next];
    next = next + 1 < requests.length ? next + 1 : 0;
    if (request) void nova.handle(request);
  }, rounds);
};

const head: Row = [
  'in process, through every layer',
  'requests/s',
  'spread',
  'per CPU second',
  'target',
];

/** Requests a second that Nova answers in this process, as the rows of a table. */
export const novaSpeed = (many: number, rounds: number): readonly Row[] => [
  head,
  ...speedsOf(many).map((speed): Row => {
    const { perSecond, perCpuSecond } = measured(speed, rounds);
    const wanted = speed.wanted ?? 0;
    return [
      speed.name,
      numberText(perSecond.median),
      spreadText(perSecond),
      numberText(perCpuSecond.median),
      wanted === 0 ? '' : targetText(`≥ ${numberText(wanted)}`, perSecond.median >= wanted),
    ];
  }),
];
