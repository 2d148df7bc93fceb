/** Where a program listens: a TCP port, a unix socket, or a named pipe of Windows. */
export type SocketAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix' | 'pipe'; readonly path: string };

const pipeFolder = '\\\\.\\pipe\\';

/**
 * Reads `tcp:HOST:PORT`, `http://HOST:PORT`, `unix:PATH` or `pipe:NAME`; undefined for anything
 * else. IPv6 stands in brackets.
 */
export const socketAddress = (text: string): SocketAddress | undefined => {
  const [, host, port] =
    /^(?:tcp:|http:\/\/)(\[[\da-f:.]+(?:%\w+)?\]|[^:/\s[\]]+):(\d{1,5})\/?$/i.exec(text) ?? [];
  if (host !== undefined && Number(port) <= 65535) {
    return { kind: 'tcp', host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  }
  const [, kind, path] = /^(unix|pipe):(.+)$/s.exec(text) ?? [];
  if (kind === undefined || path === undefined || path.includes('\0')) return undefined;
  if (kind === 'unix') return { kind, path };
  return { kind: 'pipe', path: path.startsWith(pipeFolder) ? path : pipeFolder + path };
};

/** The same in words that `socketAddress` reads. */
export const addressText = (address: SocketAddress): string => {
  if (address.kind !== 'tcp') return `${address.kind}:${address.path}`;
  const { host, port } = address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};
