import { hopsOf } from '../chain/topologies.ts';
import type { Instance } from '../lab/model.ts';
import { didYouMeanOneOf } from '../lab/nearest.ts';
import type { Path } from '../lab/source-text.ts';
import type { Header } from '../message.ts';
import { instanceIdSignature } from '../neutron/nova-request.ts';
import type { PlannedSend } from './scenario.ts';
import type { SendEntry } from './send-section.ts';
import { sentBody } from './sent-body.ts';
import { sentHeaders, wireText } from './sent-headers.ts';
import type { StepReading } from './step-reading.ts';
import { type HopWord, hopWords, wordOfHop } from './words.ts';

/** Makes a `send` ready; undefined, and reported, where something in it cannot be. */
export const plannedSend = (
  entry: SendEntry,
  usual: string | undefined,
  path: Path,
  reading: StepReading,
): PlannedSend | undefined => {
  const instance = askingInstance(entry.from ?? usual, [...path, 'from'], reading);
  const identity = identityOf(entry.sign, instance, [...path, 'sign'], reading);
  const headers = sentHeaders(entry.headers, [...path, 'headers'], reading);
  const body = sentBody(entry, path, reading);
  checkEntry(entry.to, path, reading);
  if (entry.proxy_headers) checkProxy([...path, 'proxy_headers'], reading);
  checkTarget(entry, path, reading);
  if (instance === undefined) return undefined;
  return {
    instance,
    enterAt: hopWords[entry.to],
    family: entry.family,
    sourceAddress: entry.source_address,
    method: entry.method,
    target: wireText(entry.path),
    identity,
    hasProxyHeaders: entry.proxy_headers,
    headers,
    body: body ?? new Uint8Array(0),
    hasBody: body !== undefined,
    bodySent: entry.body_sent,
  };
};

/** The instance of that name, or the lab's default; undefined, and reported, where there is none. */
const askingInstance = (
  name: string | undefined,
  path: Path,
  { lab, report }: StepReading,
): Instance | undefined => {
  const names = lab.instances.map((instance) => instance.name);
  if (name === undefined) {
    if (lab.defaultInstance === undefined) {
      report('unknown-instance', path, 'The lab has no instances, so nobody can ask. Add one.');
    }
    return lab.defaultInstance;
  }
  const instance = lab.instances.find((each) => each.name === name);
  if (instance === undefined) {
    const message = `The lab has no instance "${name}".${didYouMeanOneOf(name, names)}`;
    report('unknown-instance', path, message);
  }
  return instance;
};

/** Whether the topology has the hop that the request is put to. */
const checkEntry = (to: HopWord, path: Path, { lab, report }: StepReading): void => {
  const hops = hopsOf(lab);
  if (hops.includes(hopWords[to])) return;
  const known = hops.map(wordOfHop).join(', ');
  const message = `In topology ${lab.topology} there is no ${to}. Send it to one of: ${known}.`;
  report('wrong-value', [...path, 'to'], message);
};

const checkProxy = (path: Path, { lab, report }: StepReading): void => {
  if (hopsOf(lab).includes('namespace-proxy')) return;
  const message = `In topology ${lab.topology} there is no proxy whose headers could be added. Write them under headers.`;
  report('wrong-value', path, message, 'key');
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
const notInTarget = /[\u0000-\u0020\u007f]/;
const notInMethod = /[^!#$%&'*+.^_`|~0-9A-Za-z-]/;

const checkTarget = ({ method, path: target }: SendEntry, path: Path, { report }: StepReading) => {
  if (target === '' || notInTarget.test(target)) {
    const message =
      'A path is at least one character and has no blanks, line ends or control characters: write %20 for a blank.';
    report('unsafe-text', [...path, 'path'], message);
  }
  if (method === '' || notInMethod.test(method)) {
    report('unsafe-text', [...path, 'method'], 'A method is one word, such as GET.');
  }
};

/** The header lines of `sign`: those of an agent, or of a provider's load balancer. */
const identityOf = (
  sign: SendEntry['sign'],
  asking: Instance | undefined,
  path: Path,
  reading: StepReading,
): readonly Header[] => {
  if (sign === false) return [];
  const { instance: name, id, tenant, provider, secret } = sign === true ? {} : sign;
  const { lab } = reading;
  const key = secret ?? lab.nova.metadataProxySharedSecret;
  if (provider !== undefined) {
    return [
      ['X-Metadata-Provider', provider],
      ['X-Metadata-Provider-Signature', instanceIdSignature(key, provider)],
    ];
  }
  const instance =
    name === undefined ? asking : askingInstance(name, [...path, 'instance'], reading);
  const named = id ?? instance?.uuid ?? '';
  const port = lab.ports.find(({ deviceId }) => deviceId === instance?.uuid);
  const address = port?.fixedIps[0]?.ipAddress;
  return [
    ...(address === undefined ? [] : [['X-Forwarded-For', address] as const]),
    ['X-Instance-ID', named],
    ['X-Tenant-ID', tenant ?? instance?.projectId ?? ''],
    ['X-Instance-ID-Signature', instanceIdSignature(key, named)],
  ];
};
