import type { Lab } from '../../lab/model.ts';
import type { Faults } from './fault.ts';

/** Sets the faults that a lab says otherwise than the one before it; what was set by hand stays. */
export const takeFaultsOf = (next: Lab, before: Lab, faults: Faults): void => {
  for (const hop of new Set([...before.faults.keys(), ...next.faults.keys()])) {
    const fault = next.faults.get(hop);
    if (JSON.stringify(fault) !== JSON.stringify(before.faults.get(hop))) faults.set(hop, fault);
  }
};
