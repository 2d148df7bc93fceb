import type { Deprecated } from '../knowledge/shape.ts';
import { code } from '../knowledge/words.ts';
import { type Problem, problem } from '../problem.ts';
import type { Notice } from './finding.ts';
import { nameOf, spotOfValue } from './said.ts';

const advice = ({ use, note }: Deprecated): string =>
  note ?? (use === undefined ? '' : `Write ${code(use)} instead.`);

const keyProblem = (found: Notice, deprecated: Deprecated, text: string): Problem => {
  const since = `is deprecated since cloud-init ${deprecated.since}.`;
  const message = [`${nameOf(found.path)} ${since}`, advice(deprecated)].filter(Boolean).join(' ');
  const instead = deprecated.use === undefined ? [] : [deprecated.use];
  return problem('deprecated-key', message, found.key ?? spotOfValue(found, text), instead);
};

const formProblem = (found: Notice, since: string, note: string, text: string): Problem => {
  const message = [`This form is deprecated since cloud-init ${since}.`, note];
  return problem('deprecated-value', message.filter(Boolean).join(' '), spotOfValue(found, text));
};

/** The problem a deprecated key or form makes for a person; `text` is that of the block. */
export const noticeProblem = (found: Notice, text: string): Problem | undefined => {
  const { deprecated, changed } = found.shape;
  if (found.keyword === 'changed') {
    return changed && formProblem(found, changed.since, changed.note, text);
  }
  if (deprecated === undefined) return undefined;
  return found.isForm
    ? formProblem(found, deprecated.since, advice(deprecated), text)
    : keyProblem(found, deprecated, text);
};
