import type { Release } from '../lab/model.ts';
import { answered, type HttpRequest, type Outcome } from '../message.ts';
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
  type AgentKind,
  type AgentRequest,
  agentHeaders,
  type MetadataAgentSettings,
} from './agent-request.ts';
import { closed, type Hop, returned, type Step } from './hop.ts';
import { type FoundInstance, novaRequests } from './nova-request.ts';
import { notesOnCutHead } from './other-words.ts';
import { rawSocketAnswer } from './raw-socket-answer.ts';
import { isHeadCut, readOnce } from './recv-buffer.ts';
import { type Asker, whoAsks } from './who-asks.ts';
import { whoAsksOvn } from './who-asks-ovn.ts';

/**
 * The metadata agent since 2025.1, which reads its socket by itself. Any exception in it closes
 * the connection without a byte. Source: neutron/common/metadata.py, recorded answers.
 */
export const rawSocketAgent = (settings: MetadataAgentSettings, kind: AgentKind): Hop => {
  const { neutron, release } = settings;
  const find = (headers: AgentHeaders, notes: Notes | undefined): Asker =>
    kind === 'ovn'
      ? whoAsksOvn(headers, neutron, release, notes)
      : whoAsks(headers, neutron, false, notes);
  const requestFor = novaRequests(settings.release, settings.sharedSecret);
  return (request, notes) => {
    const read = readRequest(request, kind);
    if (read === undefined) {
      notes?.decide(unreadableDecision);
      return returned(closed);
    }
    if (notes) noteHeaders(request, read.headers, kind, notes);
    const asker = find(read.headers, notes && notesOnAsker(request, notes));
    if (asker.kind !== 'instance') return returned(outcomeForNobody(asker, read.headers));
    const forNova = requestFor(read, asker, notes);
    notes?.decide(forNova ? forwardDecision(asker.instanceId) : pathNotUtf8Decision);
    if (forNova === undefined) return returned(closed);
    return askNova(forNova, reactionOf(settings.release, read.httpVersion, notes), notes);
  };
};

const notesOnAsker = (request: HttpRequest, notes: Notes): Notes =>
  isHeadCut(request) ? notesOnCutHead(notes) : notes;

const outcomeForNobody = (
  { kind }: Exclude<Asker, FoundInstance>,
  headers: AgentHeaders,
): Outcome => {
  if (kind === 'exception') return closed;
  return kind === 'both-ids' ? bothIdsPage(headers) : notFoundPage(headers);
};

const reactionOf =
  (release: Release, httpVersion: '1.0' | undefined, notes?: Notes): Reaction =>
  (outcome, asked) => {
    if (outcome === 'endless') return ended(closed, 'too-many-redirects', notes);
    if (outcome.kind === 'timeout') return ended(closed, 'nova-timeout', notes);
    if (outcome.kind !== 'answer') return ended(novaAwayPage, 'nova-unreachable', notes);
    const answer = rawSocketAnswer(outcome.answer, asked.method, release);
    notes?.decide(answerDecision(answer.rule, outcome.answer));
    return returned(withVersion(answer.outcome, httpVersion));
  };

/** The agent answers in the version that it was asked in; its own pages are always HTTP/1.1. */
const withVersion = (outcome: Outcome, httpVersion: '1.0' | undefined): Outcome =>
  httpVersion === undefined || outcome.kind !== 'answer'
    ? outcome
    : answered({ ...outcome.answer, httpVersion });

const readRequest = (request: HttpRequest, kind: AgentKind): AgentRequest | undefined => {
  const read = readOnce(request);
  const local = read && pathByWebob(read.target);
  if (read === undefined || local === undefined) return undefined;
  const headers = agentHeaders(read.headers, ', ', kind);
  const { method, body, httpVersion } = read;
  return { method, ...local, headers, body, ...(httpVersion && { httpVersion }) };
};

const ended = (outcome: Outcome, rule: AnswerRule, notes?: Notes): Step => {
  notes?.decide(answerDecision(rule));
  return returned(outcome);
};
