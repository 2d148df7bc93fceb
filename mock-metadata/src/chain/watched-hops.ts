import type { Lab } from '../lab/model.ts';
import type { HttpRequest, Outcome } from '../message.ts';
import type { Hop } from '../neutron/hop.ts';
import type { HopName } from '../trace.ts';
import { noteWay } from './chain-notes.ts';
import type { NovaHop } from './nova-hop.ts';
import type { Reach } from './reach.ts';
import type { TraceRecorder } from './trace-recorder.ts';

export interface Watching {
  readonly lab: Lab;
  readonly way: Reach;
  readonly proxy: Hop | undefined;
  readonly agent: Hop;
  readonly nova: NovaHop;
  readonly recorder: TraceRecorder;
}

type Entry = (request: HttpRequest) => Promise<Outcome>;

/** For each hop, where a request enters the chain there, with a recorder looking on from then on. */
export const watchedHops = (watching: Watching): Readonly<Record<HopName, Entry>> => {
  const { lab, way, proxy, agent, nova, recorder } = watching;
  const atNova: Entry = (request) =>
    recorder.visit('nova', request, async (notes) => nova(request, notes));
  const atAgent = watched('metadata-agent', agent, atNova, recorder);
  const atProxy: Entry =
    proxy === undefined || way.kind === 'unreachable'
      ? async () => ({ kind: 'refused' })
      : (request) => {
          const received = { ...request, peer: way.address };
          return watched('namespace-proxy', proxy, atAgent, recorder)(received);
        };
  const atInstance: Entry = (request) =>
    recorder.visit('instance', request, (notes) => {
      noteWay(way, lab, notes);
      if (way.kind === 'reachable') notes.forward({ ...request, peer: way.address });
      return atProxy(request);
    });
  return {
    instance: atInstance,
    'namespace-proxy': way.kind === 'reachable' ? atProxy : atInstance,
    'metadata-agent': (request) => atAgent({ ...request, peer: '' }),
    nova: atNova,
  };
};

const watched =
  (name: HopName, hop: Hop, next: Entry, recorder: TraceRecorder): Entry =>
  (received) =>
    recorder.visit(name, received, async (notes) => {
      let step = hop(received, notes);
      while (step.kind === 'forward') {
        notes.forward(step.request);
        step = step.up(await next(step.request));
      }
      return step.outcome;
    });
