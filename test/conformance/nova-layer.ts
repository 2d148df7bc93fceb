import type { Lab } from '../../mock-metadata/src/lab/model.ts';
import type { Header, HttpRequest } from '../../mock-metadata/src/message.ts';
import { type Nova, type NovaResult, novaFor } from '../../mock-metadata/src/nova/metadata-api.ts';
import { changedFixture } from './database.ts';
import { fixtureLab } from './fixture-lab.ts';
import type { CaseOnRelease, Layer } from './layer.ts';
import { novaOptions } from './nova-options.ts';
import type { Fixture, NeutronBehaviour, Result, Step } from './recorded.ts';
import { seenBody } from './seen-answer.ts';
import { type ConformanceWorld, conformanceWorld } from './world.ts';

/** Nova's WSGI application without a server: recorded as `nova-app`. */
export const novaLayer: Layer = {
  name: 'nova',
  suiteLayers: ['nova-app'],
  start: (on) => async (each) => {
    const running = started({ ...on, case: each });
    if (running === undefined) return [{ setup_exception: 'NoSuchOptError' }];
    const results: Result[] = [];
    for (const step of each.steps) results.push(await stepResult(running, step));
    return results;
  },
};

/** One case under way. */
interface Running {
  readonly asked: CaseOnRelease;
  readonly world: ConformanceWorld;
  readonly nova: Nova;
  readonly labNow: () => Lab;
  fixture: Fixture;
  neutron: NeutronBehaviour;
}

const started = (asked: CaseOnRelease): Running | undefined => {
  const { fixture, suite, release } = asked;
  const world = conformanceWorld();
  const config = { ...suite.config, ...asked.case.config };
  const options = novaOptions(fixture.shared_secret, world.resolved(config), release);
  if (options === undefined) return undefined;
  const unreachable: NeutronBehaviour =
    'neutron.endpoint_override' in config ? { '*': 'refused' } : {};
  const running = {
    asked,
    world,
    fixture,
    neutron: { ...asked.case.neutron, ...unreachable },
    labNow: (): Lab =>
      fixtureLab(running.fixture, { release, nova: options, neutron: running.neutron }),
  };
  return Object.assign(running, { nova: novaFor(running.labNow(), world) });
};

const stepResult = async (running: Running, step: Step): Promise<Result> => {
  if (step.sleep !== undefined) {
    running.world.passMs(step.sleep * 1000);
    return { slept: step.sleep };
  }
  if (step.db !== undefined) {
    running.fixture = changedFixture(running.fixture, step.db);
    running.nova.changeLab(running.labNow());
    return { db: true };
  }
  if (step.neutron !== undefined) {
    running.neutron = step.neutron;
    running.nova.changeLab(running.labNow());
    return { neutron: true };
  }
  if (step.read_sysmeta !== undefined) {
    return { system_metadata: passwordsOf(running, step.read_sysmeta) };
  }
  return requestResult(running, step);
};

const passwordsOf = (
  { fixture, nova }: Running,
  uuid: string,
): Readonly<Record<string, string>> => {
  const row = fixture.instances.find((instance) => instance.uuid === uuid);
  const stored = nova.storedPasswords().get(uuid) ?? {};
  const all: Readonly<Record<string, string>> = { ...Object(row?.['system_metadata']), ...stored };
  return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('password_')));
};

const requestResult = async (running: Running, step: Step): Promise<Result> => {
  const { world, nova, asked } = running;
  world.beginRequest(step.now);
  const request = requestOf(step);
  const result = await (asked.case.bare ? nova.handleBare(request) : nova.handle(request));
  return { ...resultOf(result, world.lastSeed()), ...upstream(asked, world) };
};

/** What went on to Neutron always where it is recorded; to vendor data only if something went. */
const upstream = (
  { case: { record_upstream } }: CaseOnRelease,
  world: ConformanceWorld,
): Result => {
  if (record_upstream !== true) return {};
  const { neutronCalls, vendorDataCalls } = world.sinceBegin();
  return {
    neutron_calls: neutronCalls,
    ...(vendorDataCalls.length === 0 ? {} : { vendordata_calls: vendorDataCalls }),
  };
};

/** Header and path texts are recorded as UTF-8 and travel as one character a byte. */
const onTheWire = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const requestOf = (step: Step): HttpRequest => {
  const body = bodyOf(step);
  const headers = (step.headers ?? []).map(([name, value]): Header => [name, onTheWire(value)]);
  const hasLength = headers.some(([name]) => name.toLowerCase() === 'content-length');
  const framed = body === undefined || hasLength || step.no_content_length || step.chunked_request;
  return {
    method: step.method ?? 'GET',
    target: onTheWire(step.path ?? '/'),
    headers: framed ? headers : [...headers, ['Content-Length', String(body.length)]],
    body: body ?? new Uint8Array(0),
    peer: step.remote_addr ?? '127.0.0.1',
  };
};

const bodyOf = (step: Step): Uint8Array | undefined => {
  if (step.body_b64 !== undefined) return Buffer.from(step.body_b64, 'base64');
  if (step.body === undefined) return undefined;
  return Buffer.from(step.body_repeat ? step.body.repeat(step.body_repeat) : step.body);
};

/** An answer in the recorder's form, with its token in place of the random seed. */
const resultOf = (result: NovaResult, seed: string | undefined): Result => {
  if (result.kind === 'exception') return { exception: result.name };
  const { status, reason, headers, body } = result.answer;
  return { status, reason, headers, ...seenBody(body, seed) };
};
