import type { Trace } from '../../trace.ts';
import { type Comparable, checksOf, comparisonsOf } from '../comparison.ts';
import { byRelease } from './expectation-maker.ts';

/** `rule: signature-mismatch` and `reason: {contains: …}`: what the hop that decided says of it. */
const decisionText = (key: 'rule' | 'reason') =>
  byRelease((written: Comparable, path, reading) => {
    const comparisons = comparisonsOf(written, path, reading);
    return [
      ({ trace, holds }) => {
        const value = decisive(trace)?.[key];
        return checksOf(key, comparisons, { isThere: value !== undefined, value }, holds);
      },
    ];
  });

/** The last decision of the hop that decided, or of the last one reached where that one never was. */
const decisive = ({ hops, decidedBy }: Trace) =>
  (hops.findLast(({ hop }) => hop === decidedBy) ?? hops.at(-1))?.decisions.at(-1);

export const rule = decisionText('rule');
export const reason = decisionText('reason');
