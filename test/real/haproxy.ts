import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { whyNoApt } from '../host/apt.mjs';
import { cacheDir } from '../host/paths.mjs';
import { onPath } from '../host/programs.mjs';

/** A haproxy that can be run. */
export interface Program {
  readonly path: string;
  readonly environment: NodeJS.ProcessEnv;
}

const unpackedDir = join(cacheDir, 'haproxy');

/** Real haproxy: of this machine, or unpacked from its Debian package; a sentence where there is none. */
export const haproxyProgram = (): Program | string => {
  const installed = onPath('haproxy');
  if (installed !== undefined) return { path: installed, environment: process.env };
  const path = join(unpackedDir, 'deb/usr/sbin/haproxy');
  if (!existsSync(path)) {
    const why = whyNoApt() ?? unpackingFailed();
    if (why !== undefined) return `haproxy is not here, and cannot be had: ${why}`;
  }
  const libraries = join(unpackedDir, 'deb/usr/lib');
  const folders = readdirSync(libraries).map((name) => join(libraries, name));
  return { path, environment: { ...process.env, LD_LIBRARY_PATH: folders.join(':') } };
};

const unpackingFailed = (): string | undefined => {
  try {
    execFileSync('sh', [join(import.meta.dirname, 'tools/unpack-haproxy.sh'), unpackedDir], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Whether it is of the series that this release of Neutron was recorded with: 2.6 for zed, 3.0 for later ones. */
export const isRecordedSeries = ({ path, environment }: Program, release: string): boolean => {
  const said = execFileSync(path, ['-v'], { env: environment, encoding: 'utf8' });
  return said.startsWith(`HAProxy version ${release === 'zed' ? '2.6' : '3.0'}.`);
};

export interface HaproxySetting {
  readonly folder: string;
  readonly port: number;
  /** The agent's socket. */
  readonly agentPath: string;
  readonly networkId: string;
}

/** What Neutron's template comes to for a network, without daemon, user and log. */
const configuration = ({ port, agentPath, networkId }: HaproxySetting): string => `
global
    maxconn 1024
defaults
    mode http
    option dontlognull
    option http-server-close
    option forwardfor
    retries 3
    timeout http-request 30s
    timeout connect 30s
    timeout client 32s
    timeout server 32s
    timeout http-keep-alive 30s
listen listener
    bind 127.0.0.1:${port}
    server metadata unix@${agentPath}
    http-request del-header X-Neutron-Router-ID
    http-request set-header X-Neutron-Network-ID ${networkId}
`;

/** Starts haproxy in front of an agent; resolves when it listens. */
export const startHaproxy = async (
  { path, environment }: Program,
  setting: HaproxySetting,
): Promise<{ stop(): void }> => {
  const file = join(setting.folder, 'haproxy.cfg');
  writeFileSync(file, configuration(setting));
  const child = spawn(path, ['-db', '-f', file], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece) => {
    said += String(piece);
  });
  while (!(await isListening(setting.port))) {
    if (child.exitCode !== null) throw new Error(`haproxy ended: ${said}`);
  }
  return { stop: () => void child.kill('SIGKILL') };
};

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** A port of loopback that nobody has at the moment. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
};
