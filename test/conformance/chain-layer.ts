import type { HopName } from '../../mock-metadata/src/trace.ts';
import { type ChainCloud, chainCloud } from './chain-cloud.ts';
import { connectionResults } from './chain-connection.ts';
import type { Layer, SuiteOnRelease } from './layer.ts';
import type { Result, Step } from './recorded.ts';

/** All hops, from the bytes of an instance to Nova and back; the cases of a suite build on each other. */
export const chainLayer: Layer = {
  name: 'chain',
  suiteLayers: ['chain'],
  variants: ['', '-ovn'],
  start: (on) => {
    const cloud = chainCloud(on);
    return async ({ steps }) => {
      const results: Result[] = [];
      for (const step of steps) results.push(await stepResult(cloud, on, step));
      return results;
    };
  },
};

const stepResult = async (
  cloud: ChainCloud,
  { release }: SuiteOnRelease,
  step: Step,
): Promise<Result> => {
  if (step.sleep !== undefined) {
    cloud.world.passMs(step.sleep * 1000);
    return { slept: step.sleep };
  }
  const changed = controlled(cloud, step);
  if (changed !== undefined) return changed;
  const beganMs = cloud.world.now();
  const results = await connectionResults(cloud, release, step);
  if (step.requests !== undefined) return { responses: results };
  const seconds = Math.round((cloud.world.now() - beganMs) / 1000);
  return { ...results[0], ...(step.time ? { seconds } : {}) };
};

const hopNames: Readonly<Record<string, HopName>> = {
  nova: 'nova',
  agent: 'metadata-agent',
  proxy: 'namespace-proxy',
};

/** Longer than anybody waits. */
const foreverMs = 3_600_000;

/** What a step does to the cloud instead of asking it. */
const controlled = ({ faults, setRpcAway }: ChainCloud, step: Step): Result | undefined => {
  const { control, stop, start, pause, resume } = step;
  if (control !== undefined) {
    const { rpc, nova_port: port } = Object(control);
    setRpcAway(rpc !== undefined);
    faults.set('nova', port === 1 ? { kind: 'away' } : undefined);
    return { control: true };
  }
  if (stop !== undefined) {
    faults.set(hopNamed(stop), { kind: 'away' });
    return { stopped: stop };
  }
  if (pause !== undefined) {
    faults.set(hopNamed(pause), { kind: 'delay', delayMs: foreverMs });
    return { paused: pause };
  }
  const back = start ?? resume;
  if (back === undefined) return undefined;
  faults.set(hopNamed(back), undefined);
  return start === undefined ? { resumed: back } : { started: back };
};

const hopNamed = (name: string): HopName => {
  const hop = hopNames[name];
  if (hop === undefined) throw new Error(`chain-layer.ts knows no hop ${name}`);
  return hop;
};
