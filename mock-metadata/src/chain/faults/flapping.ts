import type { Fault, SteadyFault } from '../../lab/fault.ts';

/** Counts requests: tells for each what it meets, undefined = the hop is well. */
export const flapping = ({
  fail,
  pass,
  fault = { kind: 'away' },
}: Extract<Fault, { kind: 'flapping' }>): (() => SteadyFault | undefined) => {
  let seen = 0;
  return () => {
    const place = seen % (fail + pass);
    seen += 1;
    return place < fail ? fault : undefined;
  };
};
