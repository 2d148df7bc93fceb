import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { ServerReport, serveInThisProcess } from './bench-servers.ts';
import { firstAnswer, type LoadFigures, loadOn, type Target } from './http-load.ts';
import { labText } from './labs.ts';
import { type Spread, spreadOf } from './measure.ts';
import { numberText, type Row, spreadText, targetText } from './table.ts';

interface Server extends Target {
  readonly process: ChildProcess;
}

type Kind = Parameters<typeof serveInThisProcess>[0];

const path = '/openstack/latest/meta_data.json';
const connections = 16;
const roundMs = 1000;
const warmUpMs = 1500;
const wantedShare = 0.8;
const wantedUs = 200;

const taskset = '/usr/bin/taskset';

/** The servers get a core, the client the others: else they would measure each other. */
const onItsCore = (args: readonly string[]): readonly string[] =>
  existsSync(taskset) && availableParallelism() > 1
    ? [taskset, '-c', '0', process.execPath, ...args]
    : [process.execPath, ...args];

const reportOf = async (child: ChildProcess): Promise<ServerReport> => {
  const [report] = await once(child, 'message');
  return report;
};

const started = async (bundle: string, kind: Kind, file: string): Promise<Server> => {
  const code = `require(${JSON.stringify(bundle)}).serveInThisProcess(${JSON.stringify(kind)}, ${JSON.stringify(file)}, ${JSON.stringify(path)})`;
  const [program = process.execPath, ...args] = onItsCore(['-e', code]);
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const report = await reportOf(child);
  if (!('port' in report)) throw new Error('A server of the bench did not begin to listen.');
  return { process: child, port: report.port, path };
};

const cpuMsOf = async (server: Server): Promise<number> => {
  server.process.send('cpu');
  const report = await reportOf(server.process);
  return 'cpuMs' in report ? report.cpuMs : 0;
};

interface Round extends LoadFigures {
  /** Processor time of the server for one request, in microseconds. */
  readonly cpuUs: number;
  /** With one connection, one request at a time. */
  readonly aloneUs: number;
}

const oneRound = async (server: Server): Promise<Round> => {
  const before = await cpuMsOf(server);
  const load = await loadOn({ ...server, connections, forMs: roundMs });
  const cpuMs = (await cpuMsOf(server)) - before;
  const alone = await loadOn({ ...server, connections: 1, forMs: roundMs / 2 });
  const requests = load.perSecond * (roundMs / 1000);
  return { ...load, cpuUs: (cpuMs * 1000) / requests, aloneUs: alone.p50Us };
};

/** Rounds of both in turn, so that whatever else the machine does meets both. */
const roundsOf = async (chain: Server, bare: Server, rounds: number) => {
  for (const server of [chain, bare]) await loadOn({ ...server, connections, forMs: warmUpMs });
  const all: { readonly chain: Round; readonly bare: Round }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    all.push({ bare: await oneRound(bare), chain: await oneRound(chain) });
  }
  return all;
};

const head: Row = [
  'over HTTP, meta_data.json cached',
  'requests/s',
  'spread',
  'CPU, µs',
  'p50, 1 conn., µs',
  'spread',
  'target',
];

const rowOf = (name: string, rounds: readonly Round[], target: (us: number) => string): Row => {
  const figures = (pick: (round: Round) => number): Spread => spreadOf(rounds.map(pick));
  const rate = figures(({ perSecond }) => perSecond);
  const alone = figures(({ aloneUs }) => aloneUs);
  return [
    name,
    numberText(rate.median),
    spreadText(rate),
    figures(({ cpuUs }) => cpuUs).median.toFixed(1),
    numberText(alone.median),
    spreadText(alone),
    target(alone.median),
  ];
};

const shareRow = (shares: Spread, cpuShares: Spread): Row => [
  'the chain’s share of it, round by round',
  shares.median.toFixed(2),
  `${shares.lowest.toFixed(2)}–${shares.highest.toFixed(2)}`,
  cpuShares.median.toFixed(2),
  '',
  '',
  targetText(`≥ ${wantedShare}`, shares.median >= wantedShare),
];

/** The whole chain with its guard beside Fastify that sends the same bytes, as the rows of a table. */
export const chainSpeed = async (bundle: string, rounds: number): Promise<readonly Row[]> => {
  const [labFile, bodyFile] = [`${bundle}.lab.yaml`, `${bundle}.body`];
  writeFileSync(labFile, labText('typical', 1, 'nova: {metadata_cache_expiration: 3600}\n'));
  const servers: Server[] = [];
  try {
    const chain = await started(bundle, 'chain', labFile);
    servers.push(chain);
    writeFileSync(bodyFile, (await firstAnswer(chain)).body);
    const bare = await started(bundle, 'bare', bodyFile);
    servers.push(bare);
    const all = await roundsOf(chain, bare, rounds);
    const ofChain = all.map((round) => round.chain);
    return [
      head,
      rowOf(
        'Fastify alone, the same bytes',
        all.map((round) => round.bare),
        () => '',
      ),
      rowOf('guard, identity and every hop', ofChain, (us) =>
        targetText(`< ${wantedUs} µs`, us < wantedUs),
      ),
      shareRow(
        spreadOf(all.map(({ chain: one, bare: other }) => one.perSecond / other.perSecond)),
        spreadOf(all.map(({ chain: one, bare: other }) => other.cpuUs / one.cpuUs)),
      ),
    ];
  } finally {
    for (const { process: child } of servers) child.kill();
    for (const file of [labFile, bodyFile]) rmSync(file, { force: true });
  }
};
