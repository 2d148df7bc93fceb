import type { Release } from '../lab/model.ts';
import type { HttpRequest, Outcome } from '../message.ts';
import type { Notes } from '../trace.ts';
import {
  type AnswerRule,
  answerDecision,
  forwardDecision,
  noteHeaders,
  pathNotUtf8Decision,
  unreadableDecision,
} from './agent-notes.ts';
import { bothIdsPage, notFoundPage, novaAwayPage } from './agent-pages.ts';
import { pathByWebob } from './agent-path.ts';
import { askNova, type Reaction } from './agent-redirect.ts';
import {
  type AgentHeaders,
  type AgentRequest,
  agentHeaders,
  type MetadataAgentSettings,
} from './agent-request.ts';
import { closed, type Hop, returned, type Step } from './hop.ts';
import { type FoundInstance, novaRequests } from './nova-request.ts';
import { rawSocketAnswer } from './raw-socket-answer.ts';
import { readOnce } from './recv-buffer.ts';
import { type Asker, whoAsks } from './who-asks.ts';

/**
 * The metadata agent since 2025.1, which reads its socket by itself. Any exception in it closes
 * the connection without a byte. Source: neutron/common/metadata.py, recorded answers.
 */
export const rawSocketAgent = (settings: MetadataAgentSettings): Hop => {
  const requestFor = novaRequests(settings.release, settings.sharedSecret);
  return (request, notes) => {
    const read = readRequest(request);
    if (read === undefined) {
      notes?.decide(unreadableDecision);
      return returned(closed);
    }
    if (notes) noteHeaders(request, read.headers, notes);
    const asker = whoAsks(read.headers, settings.neutron, false, notes);
    if (asker.kind !== 'instance') return returned(outcomeForNobody(asker, read.headers));
    const forNova = requestFor(read, asker, notes);
    notes?.decide(forNova ? forwardDecision(asker.instanceId) : pathNotUtf8Decision);
    if (forNova === undefined) return returned(closed);
    return askNova(forNova, reactionOf(settings.release, notes), notes);
  };
};

const outcomeForNobody = (
  { kind }: Exclude<Asker, FoundInstance>,
  headers: AgentHeaders,
): Outcome => {
  if (kind === 'exception') return closed;
  return kind === 'both-ids' ? bothIdsPage(headers) : notFoundPage(headers);
};

const reactionOf =
  (release: Release, notes?: Notes): Reaction =>
  (outcome, asked) => {
    if (outcome === 'endless') return ended(closed, 'too-many-redirects', notes);
    if (outcome.kind === 'timeout') return ended(outcome, 'nova-timeout', notes);
    if (outcome.kind !== 'answer') return ended(novaAwayPage, 'nova-unreachable', notes);
    const answer = rawSocketAnswer(outcome.answer, asked.method, release);
    notes?.decide(answerDecision(answer.rule, outcome.answer));
    return returned(answer.outcome);
  };

const readRequest = (request: HttpRequest): AgentRequest | undefined => {
  const read = readOnce(request);
  const local = read && pathByWebob(read.target);
  if (read === undefined || local === undefined) return undefined;
  const headers = agentHeaders(read.headers, ', ');
  return { method: read.method, ...local, headers, body: read.body };
};

const ended = (outcome: Outcome, rule: AnswerRule, notes?: Notes): Step => {
  notes?.decide(answerDecision(rule));
  return returned(outcome);
};
