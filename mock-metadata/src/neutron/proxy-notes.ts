import { type HttpRequest, headerValue } from '../message.ts';
import type { HeaderChange, Notes } from '../trace.ts';
import { connectionLeft } from './proxy-connection.ts';
import type { Rewriting, Rewritten } from './proxy-rewriting.ts';

/** Writes down what haproxy did to the headers of a request. */
export const noteRewriting = (
  request: HttpRequest,
  { request: sent, client }: Rewritten,
  rewriting: Rewriting,
  notes: Notes,
): void => {
  noteLost(request, rewriting, notes);
  notes.change(idChange(request, rewriting));
  notes.change({
    kind: 'added',
    name: 'x-forwarded-for',
    after: client,
    why: whyForwardedFor(request, client),
  });
  const asksToClose = sent.headers.at(-1)?.[0] === 'connection';
  if (asksToClose && headerValue(request.headers, 'connection') === undefined) {
    notes.change({
      kind: 'added',
      name: 'connection',
      after: 'close',
      why: 'haproxy opens a connection of its own to the agent for each request.',
    });
  }
};

const noteLost = (request: HttpRequest, rewriting: Rewriting, notes: Notes): void => {
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    if (lower === 'connection') {
      notes.change(connectionChange(name, value));
    } else if (lower !== rewriting.idName && rewriting.deletedNames.has(lower)) {
      notes.change({
        kind: 'removed',
        name,
        before: value,
        why: 'haproxy deletes the other id header, so that an instance cannot name a network or router of its choice (LP 1865036).',
      });
    }
  }
};

const connectionChange = (name: string, before: string): HeaderChange => {
  const left = connectionLeft(before);
  return {
    kind: 'overwritten',
    name,
    before,
    after: left === '' ? 'close' : left,
    why: 'haproxy keeps its connection to the instance and opens a new one to the agent for each request.',
  };
};

const idChange = (request: HttpRequest, { mode, idName, id }: Rewriting): HeaderChange => {
  const forged = headerValue(request.headers, idName);
  const change = { name: idName, after: id };
  if (forged === undefined) {
    return {
      ...change,
      kind: 'added',
      why: 'haproxy names the router or network in whose namespace it runs; that is how the agent knows where to look.',
    };
  }
  if (mode === 'ovn') {
    return {
      ...change,
      kind: 'added',
      why: `In OVN haproxy only adds its line, and the one the instance sent (${forged}) stays in front of it: the agent sees both, joined.`,
    };
  }
  return {
    ...change,
    kind: 'overwritten',
    before: forged,
    why: 'haproxy sets this header itself and drops what the instance wrote into it (LP 1865036).',
  };
};

const whyForwardedFor = (request: HttpRequest, client: string): string => {
  const mapped =
    client === request.peer
      ? ''
      : ' It listens on ::, so an IPv4 address shows in its mapped form.';
  return headerValue(request.headers, 'x-forwarded-for') === undefined
    ? `haproxy names the address it was asked from.${mapped}`
    : `haproxy appends a line of its own and keeps the one the instance sent in front of it.${mapped}`;
};
