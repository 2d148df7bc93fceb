import { type Problem, problem } from '../problem.ts';
import type { Crash, CrashReason, Spot } from './finding.ts';

const because: Readonly<Record<CrashReason, string>> = {
  'key-type': 'this key is no string. Put it in quotes.',
  'mixed-keys':
    'it cannot sort unknown keys some of which are strings and some are not. Put this key in quotes.',
  binary:
    'it cannot compare `!!binary` with what a string must look like. Write the string itself.',
  'mixed-paths':
    'it cannot sort mistakes under keys some of which are strings and some are not. Put the keys in quotes.',
};

/** The problem that cloud-init's own check breaks down over something; `why` is the rest of a sentence. */
export const breakdown = (why: string, spot: Spot, instead?: readonly string[]): Problem =>
  problem(
    'cloud-init-crash',
    `cloud-init's own check ends in an error of Python here, because ${why}`,
    spot,
    instead,
  );

/** The problem a crash makes for a person; places count in the block. */
export const crashProblem = ({ reason, spot }: Crash, text: string): Problem => {
  const key = text.slice(spot.start, spot.end).trim();
  const isPlain = reason !== 'binary' && reason !== 'mixed-paths' && /^[\w.+-]+$/.test(key);
  return breakdown(because[reason], spot, isPlain ? [`'${key}'`] : undefined);
};
