import { window } from 'vscode';
import type { Chain, HopName, HttpRequest } from '../../../mock-metadata/src/index.ts';
import { mockLibrary } from '../mock/mock-library.ts';
import { writtenRequest } from './written-request.ts';

/** A request that the user wrote, and where to put it. */
export interface AskedRequest {
  readonly enterAt: HopName;
  readonly request: HttpRequest;
}

const title = 'Simulate a Request of Your Own';

const places: Readonly<Record<HopName, string>> = {
  instance: 'As the instance sends it: through every hop',
  'namespace-proxy': 'Straight to the namespace proxy (haproxy)',
  'host-proxy': "Straight to the host's proxy (haproxy)",
  'load-balancer': "Straight to the provider's load balancer",
  'metadata-agent': 'Straight to the metadata agent, past haproxy',
  nova: "Straight to Nova's metadata API",
};

/** Asks for hop, request line and headers; undefined = none was written. */
export const askedRequest = async ({ hops }: Chain): Promise<AskedRequest | undefined> => {
  const read = await requestReader();
  const items = hops.map((hop) => ({ label: places[hop], hop }));
  const place = await window.showQuickPick(items, { title, placeHolder: 'Where does it begin?' });
  const line = place && (await askedLine(read));
  const headers = line === undefined ? undefined : await askedHeaders(line, read);
  if (place === undefined || line === undefined || headers === undefined) return undefined;
  const request = read(line, headers);
  return typeof request === 'string' ? undefined : { enterAt: place.hop, request };
};

/** The request in two lines of text, or what is wrong with them. */
type RequestReader = (line: string, headers: string) => HttpRequest | string;

const requestReader = async (): Promise<RequestReader> => {
  const { requestFrom } = await mockLibrary();
  return (line, headers) => {
    const written = writtenRequest(line, headers);
    if (written === undefined) return 'Write a method and a path: GET /latest/meta-data/';
    const { path, ...options } = written;
    return requestFrom(path, options);
  };
};

const complaintOf = (request: HttpRequest | string): string | undefined =>
  typeof request === 'string' ? request : undefined;

const askedLine = (read: RequestReader): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    prompt: 'Method and path',
    value: 'GET /openstack/latest/meta_data.json',
    ignoreFocusOut: true,
    validateInput: (text) => complaintOf(read(text, '')),
  });

const askedHeaders = (line: string, read: RequestReader): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    prompt:
      "Headers on top of curl's, with | between them. “Name;” is an empty one, “Name:” leaves one out.",
    placeHolder: 'X-Forwarded-For: 10.0.0.9 | X-Tenant-ID;',
    ignoreFocusOut: true,
    validateInput: (text) => complaintOf(read(line, text)),
  });
