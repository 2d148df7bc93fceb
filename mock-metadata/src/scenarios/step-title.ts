import { hopWords as hopSentenceWords } from '../chain/hop-words.ts';
import type { StepEntry } from './scenario-file.ts';
import { hopWords } from './words.ts';

/** What to call a step that was given no title: `GET /openstack`, `wait 16s`, `change instances`. */
export const stepTitle = ({ send, wait, change, fault }: StepEntry): string => {
  if (wait !== undefined) return `${wait / 1_000} s later`;
  if (change !== undefined) return `change ${Object.keys(change).join(', ')}`;
  if (fault !== undefined) return `fault at ${Object.keys(fault).join(', ')}`;
  const { method = 'GET', path = '/openstack/latest/meta_data.json', to = 'instance' } = send ?? {};
  return `${method} ${path}${to === 'instance' ? '' : `, straight to ${hopSentenceWords[hopWords[to]]}`}`;
};
