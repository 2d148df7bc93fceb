import type { AgentCache, Lab } from '../../mock-metadata/src/lab/model.ts';
import type { HttpRequest, Outcome } from '../../mock-metadata/src/message.ts';
import { requestInPacket } from '../../mock-metadata/src/neutron/agent-packet.ts';
import type { Hop } from '../../mock-metadata/src/neutron/hop.ts';
import { metadataAgent, ovnAgent } from '../../mock-metadata/src/neutron/metadata-agent.ts';
import type { Neutron } from '../../mock-metadata/src/neutron/port-lookup.ts';
import { type AskedNeutron, askedNeutron } from './agent-neutron.ts';
import { novaCall, standInNova } from './agent-nova.ts';
import { fixtureLab } from './fixture-lab.ts';
import type { Layer, SuiteOnRelease } from './layer.ts';
import { novaOptions } from './nova-options.ts';
import type { Case, Result, Step } from './recorded.ts';
import { seenOutcome } from './seen-answer.ts';
import { sentRequest } from './sent-request.ts';

/** An agent alone, between a client on its socket and a stand-in for Nova. */
export const agentLayer: Layer = {
  name: 'chain',
  suiteLayers: ['neutron-agent'],
  start: (on) => async (each) => {
    const running = started(on, each);
    return each.steps.map((step) => stepResult(running, step));
  },
};

interface Running {
  readonly on: SuiteOnRelease;
  readonly kind: 'neutron' | 'ovn';
  readonly lab: Lab;
  readonly agent: Hop;
  neutron: AskedNeutron;
}

/** What the recorder sets where a case wants the port cache. */
const cache: AgentCache = { enabled: true, backend: 'oslo_cache.dict', expirationTimeS: 600 };

const started = (on: SuiteOnRelease, each: Case): Running => {
  const { fixture, release, suite } = on;
  const kind = suite.kind === 'ovn' ? 'ovn' : 'neutron';
  const nova = novaOptions(fixture.shared_secret, {}, release) ?? {};
  const lab = fixtureLab(fixture, { release, nova, neutron: {} });
  const neutron: Neutron = {
    routerNetworks: (routerId) => running.neutron.routerNetworks(routerId),
    ports: (query, networks) => running.neutron.ports(query, networks),
  };
  const agent = (kind === 'ovn' ? ovnAgent : metadataAgent)({
    release,
    sharedSecret: fixture.shared_secret,
    neutron,
    ...(each['cache'] === true ? { cache } : {}),
    now: Date.now,
  });
  const running: Running = { on, kind, lab, agent, neutron: askedNeutron(lab, kind, false) };
  return running;
};

const stepResult = (running: Running, step: Step): Result => {
  const { lab, kind, agent } = running;
  running.neutron = askedNeutron(lab, kind, step['rpc'] !== undefined);
  const novaCalls: object[] = [];
  const request = received(step, running.on);
  const outcome = request
    ? throughAgent(agent, request, step, novaCalls)
    : ({ kind: 'closed' } as const);
  return {
    ...seenOutcome(outcome),
    ...(isLeftOpen(outcome, running.on) ? { timed_out_waiting_for_close: true } : {}),
    nova_calls: novaCalls,
    rpc_calls: running.neutron.calls,
  };
};

/** The old agent's web server keeps a connection unless it says that it does not. */
const isLeftOpen = (outcome: Outcome, { release }: SuiteOnRelease): boolean =>
  release === 'zed' &&
  outcome.kind === 'answer' &&
  outcome.answer.httpVersion === undefined &&
  !outcome.answer.headers.some(([, value]) => value === 'close');

/** What the agent gets of a step's bytes: its first packet, or all of it where a web server stands in front. */
const received = (step: Step, { release }: SuiteOnRelease): HttpRequest | undefined => {
  const { bytes, firstPacketBytes } = sentRequest(step);
  return requestInPacket(release === 'zed' ? bytes : bytes.subarray(0, firstPacketBytes));
};

const throughAgent = (
  agent: Hop,
  request: HttpRequest,
  step: Step,
  novaCalls: object[],
): Outcome => {
  let at = agent(request);
  while (at.kind === 'forward') {
    const outcome = standInNova(step['nova'], at.request);
    if (outcome.kind !== 'refused') novaCalls.push(novaCall(at.request));
    at = at.up(outcome);
  }
  return at.outcome;
};
