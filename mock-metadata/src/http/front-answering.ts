import { answered, type HttpRequest, type Outcome } from '../message.ts';
import { refusedByAgent } from './agent-limits.ts';
import type { Answering, Ask } from './answering.ts';
import type { GuardMode } from './guard.ts';
import type { HopSockets } from './hop-sockets.ts';
import { askingInstance, nobodyAsks } from './identity.ts';
import type { Generation } from './lab-generation.ts';
import { plainText } from './plain-text.ts';
import type { RecentRequests } from './recent-requests.ts';
import type { ServedLab } from './served-lab.ts';

/** Names the instance whose own listener it is; undefined = it is nobody's. */
type Owner = () => string | undefined;

/** What all listeners of a mock share. */
export interface Serving {
  readonly lab: ServedLab;
  readonly requests: RecentRequests;
  log(line: string): void;
  readonly guard: GuardMode;
  sockets(): HopSockets | undefined;
}

/** Answers what comes in at a listener; `owner` names the instance whose own it is. */
export const answeringFor = (serving: Serving, owner: Owner = () => undefined): Answering => {
  const { lab, requests, log, guard } = serving;
  let known = noRoutes(lab.generation);
  return {
    log,
    refusal: (head) => (guard === 'strict' ? refusedByAgent(head, lab.generation.lab) : undefined),
    release: () => lab.generation.lab.release,
    answer: (request) => noted(requests, request, routeOf(serving, request, owner())),
    answerAgain: (request) => () => {
      if (known.generation !== lab.generation) known = noRoutes(lab.generation);
      let route = known.routes.get(request);
      if (route === undefined || route.owner !== owner()) {
        route = routeOf(serving, request, owner());
        known.routes.set(request, route);
      }
      return noted(requests, request, route);
    },
  };
};

/** Routes of a lab that is no more must not keep it alive: it may have thousands of instances. */
const noRoutes = (generation: Generation) => ({
  generation,
  routes: new WeakMap<HttpRequest, Route>(),
});

/** Whom a request is from, and how it is answered as long as the lab stays what it is. */
interface Route {
  readonly owner: string | undefined;
  readonly instanceName: string | undefined;
  readonly ask: Ask;
}

const routeOf = (
  { lab: { generation }, sockets }: Serving,
  request: HttpRequest,
  owner: string | undefined,
): Route => {
  const asker = { listenerOf: owner, peer: request.peer };
  const instance = askingInstance(generation.lab, asker);
  if (instance === undefined) {
    const ask = () => answered(plainText(nobodyAsks(generation.lab, asker)));
    return { owner, instanceName: undefined, ask };
  }
  const apart = sockets();
  const ask =
    apart === undefined
      ? generation.chain.again({ instance }, request)
      : () => apart.ask(generation, instance, request);
  return { owner, instanceName: instance.name, ask };
};

/** Asks, and keeps a note of it. */
const noted = (
  requests: RecentRequests,
  { method, target }: HttpRequest,
  { instanceName, ask }: Route,
): Outcome | Promise<Outcome> => {
  const startMs = performance.now();
  const atMs = Date.now();
  const note = (outcome: Outcome): Outcome => {
    requests.add({
      atMs,
      instanceName,
      method,
      target,
      outcome: outcome.kind === 'answer' ? outcome.answer.status : outcome.kind,
      tookMs: performance.now() - startMs,
    });
    return outcome;
  };
  const outcome = ask();
  return outcome instanceof Promise ? outcome.then(note) : note(outcome);
};
