import { window } from 'vscode';
import type { Chain, HopName, HttpRequest, Instance } from '../../../mock-metadata/src/index.ts';
import {
  addedHeadersText,
  type OwnRequest,
  ownRequest,
  type RequestReader,
  type RequestText,
  requestReader,
} from './request-text.ts';

const title = 'Simulate a Request of Your Own';

const places: Readonly<Record<HopName, string>> = {
  instance: 'As the instance sends it: through every hop',
  'namespace-proxy': 'Straight to the namespace proxy (haproxy)',
  'host-proxy': "Straight to the host's proxy (haproxy)",
  'load-balancer': "Straight to the provider's load balancer",
  'metadata-agent': 'Straight to the metadata agent, past haproxy',
  nova: "Straight to Nova's metadata API",
};

/**
 * Asks for hop, request line and headers, beginning with what was written before. For a hop behind
 * others, begins with the headers that these add, so that one of them can be changed. undefined =
 * none was written.
 */
export const askedRequest = async (
  chain: Chain,
  instance: Instance,
  before: RequestText | undefined,
): Promise<OwnRequest | undefined> => {
  const read = await requestReader();
  const to = await askedHop(chain);
  const line = to && (await askedLine(read, before?.line ?? usualLine));
  if (to === undefined || line === undefined) return undefined;
  const usual =
    before?.to === to ? before.headers : await headersBefore(chain, instance, read(line, ''), to);
  const headers = await askedHeaders(read, line, usual);
  return headers === undefined ? undefined : ownRequest(chain, { to, line, headers }, read);
};

const usualLine = 'GET /openstack/latest/meta_data.json';

const askedHop = async ({ hops }: Chain): Promise<HopName | undefined> => {
  const items = hops.map((hop) => ({ label: places[hop], hop }));
  return (await window.showQuickPick(items, { title, placeHolder: 'Where does it begin?' }))?.hop;
};

/** What a hop would see on top of curl's headers, if the instance sent the request; '' where it would not get there. */
const headersBefore = async (
  chain: Chain,
  instance: Instance,
  request: HttpRequest | string,
  to: HopName,
): Promise<string> => {
  if (to === 'instance' || typeof request === 'string') return '';
  const { hops } = await chain.trace({ instance }, request);
  return addedHeadersText(hops.find(({ hop }) => hop === to)?.received.headers ?? []);
};

const complaintOf = (request: HttpRequest | string): string | undefined =>
  typeof request === 'string' ? request : undefined;

const askedLine = (read: RequestReader, value: string): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    prompt: 'Method and path',
    value,
    ignoreFocusOut: true,
    validateInput: (text) => complaintOf(read(text, '')),
  });

const askedHeaders = (
  read: RequestReader,
  line: string,
  value: string,
): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    prompt:
      "Headers on top of curl's, with | between them. “Name;” is an empty one, “Name:” leaves one out.",
    placeHolder: 'X-Forwarded-For: 10.0.0.9 | X-Tenant-ID;',
    value,
    // Its beginning is in sight, and nothing selected: a key must not wipe out a signature.
    valueSelection: [0, 0],
    ignoreFocusOut: true,
    validateInput: (text) => complaintOf(read(line, text)),
  });
