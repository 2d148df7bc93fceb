import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import { startMock } from '../../mock-metadata/src/http/serve-mock.ts';

/** What a server in a process of its own tells its parent. */
export type ServerReport = { readonly port: number } | { readonly cpuMs: number };

const tell = (report: ServerReport): void => {
  process.send?.(report);
};

/** Answers each message of the parent with the processor time used so far. */
const reportCpu = (): void => {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    tell({ cpuMs: (user + system) / 1000 });
  });
  process.on('disconnect', () => process.exit());
};

/** The mock, as it is served: guard, identity, every hop. */
const chainServer = async (labFile: string): Promise<number> => {
  const { url } = await startMock({ labFile, port: 0, watch: false });
  return Number(new URL(url).port);
};

/** Fastify and nothing else, with the bytes of a file for a path. */
const bareServer = async (bodyFile: string, path: string): Promise<number> => {
  const body = readFileSync(bodyFile);
  const app = fastify({ logger: false });
  app.get(path, (_request, reply) => {
    void reply.header('content-type', 'application/json').send(body);
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
};

/** What the child processes of the bench of the chain do. `file`: the lab, or the bytes to send. */
export const serveInThisProcess = async (
  kind: 'chain' | 'bare',
  file: string,
  path: string,
): Promise<void> => {
  const port = await (kind === 'chain' ? chainServer(file) : bareServer(file, path));
  reportCpu();
  tell({ port });
};
