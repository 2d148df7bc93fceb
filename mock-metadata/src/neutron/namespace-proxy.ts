import { isIPv4 } from 'node:net';
import type { Release } from '../lab/model.ts';
import {
  answered,
  type Header,
  type HttpAnswer,
  type HttpRequest,
  type Outcome,
} from '../message.ts';
import type { Notes } from '../trace.ts';
import { type Hop, returned, type Step } from './hop.ts';
import {
  decisionOn,
  noteAdditions,
  noteReceived,
  proxyLog,
  type Rewriting,
} from './proxy-notes.ts';
import { badGatewayPage, badRequestPage, timeOutPage, unavailablePage } from './proxy-pages.ts';
import { refusalByParser } from './proxy-request.ts';

export interface NamespaceProxySettings {
  /** `router`: bound to `::` in a router's namespace; `network`: to 169.254.169.254 in a DHCP one. */
  readonly mode: 'router' | 'network';
  /** UUID of that router or network. */
  readonly id: string;
  readonly release: Release;
}

/**
 * haproxy as Neutron configures it for one router or network: clears and sets the id headers,
 * appends X-Forwarded-For, and answers with its own pages where the agent does not.
 * The request's `peer` is the instance's address; the request passed on has none (unix socket).
 * Source: FACTS 2, recorded answers, neutron/agent/metadata/driver_base.py.
 */
export const namespaceProxy = (settings: NamespaceProxySettings): Hop => {
  const setName = settings.mode === 'router' ? 'x-neutron-router-id' : 'x-neutron-network-id';
  const rewriting: Rewriting = {
    setName,
    setValue: settings.id,
    deletedName: settings.mode === 'router' ? 'x-neutron-network-id' : 'x-neutron-router-id',
    isDualStack: settings.mode === 'router',
  };
  return (request, notes) => {
    const refusal = refusalByParser(request, settings.release);
    if (refusal !== undefined) return refused(request, refusal, settings.id, notes);
    const { headers, isClosing } = passedOn(request, rewriting, notes);
    notes?.decide({
      kind: 'forward',
      rule: 'to-agent',
      reason: `haproxy passes the request to the metadata agent and names the ${settings.mode} it came through.`,
    });
    return {
      kind: 'forward',
      request: {
        method: request.method,
        target: request.target,
        headers,
        body: request.body,
        peer: '',
      },
      up: (outcome) => returned(broughtBack(outcome, request.method, isClosing, settings, notes)),
    };
  };
};

const refused = (request: HttpRequest, refusal: string, id: string, notes?: Notes): Step => {
  notes?.decide({
    kind: 'refuse',
    rule: 'malformed-request',
    reason: `haproxy's parser takes no such request: ${refusal}.`,
    remedy: 'Send a well-formed HTTP request; nothing behind haproxy ever sees this one.',
    upstreamLog: `${proxyLog(id)}: a line with <BADREQ> and termination state PR--`,
  });
  const body = request.method === 'HEAD' ? new Uint8Array(0) : badRequestPage.body;
  return returned(answered({ ...badRequestPage, body }));
};

const passedOn = (request: HttpRequest, rewriting: Rewriting, notes?: Notes) => {
  const headers: Header[] = [];
  let isClosing = false;
  let hasHost = false;
  for (const header of request.headers) {
    if (notes) noteReceived(header, rewriting, notes);
    const [name, value] = [header[0].toLowerCase(), header[1]];
    if (name === rewriting.setName || name === rewriting.deletedName) continue;
    if (name === 'connection') {
      isClosing ||= asksToClose(value);
      headers.push(...leftOfConnection(value));
    } else if (name !== 'host' || !hasHost) {
      hasHost ||= name === 'host';
      headers.push([name, value]);
    }
  }
  const client = clientAddress(request.peer, rewriting.isDualStack);
  headers.push([rewriting.setName, rewriting.setValue], ['x-forwarded-for', client]);
  headers.push(['connection', 'close']);
  if (notes) noteAdditions(request, rewriting, client, notes);
  return { headers, isClosing };
};

const asksToClose = (connection: string): boolean => /(?:^|,)\s*close\s*(?:,|$)/i.test(connection);

/** haproxy takes its own words out of Connection and leaves what else is in it. */
const leftOfConnection = (value: string): readonly Header[] => {
  const words = value.split(',').map((word) => word.trim());
  const rest = words.filter((word) => !/^(?:close|keep-alive|)$/i.test(word)).join(', ');
  return rest === '' ? [] : [['connection', rest]];
};

const clientAddress = (peer: string, isDualStack: boolean): string =>
  isDualStack && isIPv4(peer) ? `::ffff:${peer}` : peer;

const broughtBack = (
  outcome: Outcome,
  method: string,
  isClosing: boolean,
  settings: NamespaceProxySettings,
  notes?: Notes,
): Outcome => {
  const page = pageFor(outcome);
  if (page === undefined && outcome.kind === 'answer') {
    notes?.decide({
      kind: 'answer',
      rule: 'agent-answered',
      reason: "haproxy passes the agent's answer on, with header names in lower case.",
    });
    return answered({ ...outcome.answer, headers: lowerCased(outcome.answer.headers, isClosing) });
  }
  const own = page ?? badGatewayPage;
  notes?.decide(decisionOn(outcome, own, settings.id));
  return answered({
    ...own,
    headers: isClosing ? [...own.headers, connectionClose] : own.headers,
    body: method === 'HEAD' ? new Uint8Array(0) : own.body,
  });
};

const connectionClose: Header = ['connection', 'close'];

/** haproxy's own page in place of what the agent did; undefined = the agent's answer stands. */
const pageFor = (outcome: Outcome): HttpAnswer | undefined => {
  switch (outcome.kind) {
    case 'answer':
      return isChunkedOnlyByName(outcome.answer) ? badGatewayPage : undefined;
    case 'refused':
      return unavailablePage;
    case 'timeout':
      return timeOutPage;
    case 'closed':
    case 'garbage':
      return badGatewayPage;
  }
};

/** Bodies here carry no transfer coding, so an answer that claims one breaks haproxy's parser. */
const isChunkedOnlyByName = ({ headers }: HttpAnswer): boolean =>
  headers.some(([name]) => name.length === 17 && name.toLowerCase() === 'transfer-encoding');

const lowerCased = (headers: readonly Header[], isClosing: boolean): readonly Header[] => {
  const lower: Header[] = [];
  for (const header of headers) {
    const name = header[0].toLowerCase();
    if (name === 'connection') continue;
    lower.push(name === header[0] ? header : [name, header[1]]);
  }
  if (isClosing) lower.push(connectionClose);
  return lower;
};
