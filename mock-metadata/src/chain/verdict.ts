import type { Outcome } from '../message.ts';
import type { Decision, Trace } from '../trace.ts';
import { decisionsOf, decisive } from './decisive.ts';
import { hopWords } from './hop-words.ts';
import { inlineCode, prose } from './markdown.ts';

/** The first line of an explanation: what the outcome is, who decided, and why. Markdown. */
export const verdict = (trace: Trace): string => {
  const decision = decisive(trace);
  const who = `**${headline(trace.outcome)}**, decided by ${hopWords[trace.decidedBy]}`;
  if (decision === undefined) return `${who}.`;
  const reasons = [...raisedBecause(trace), decision.reason];
  return `${who} (${inlineCode(decision.rule)}): ${prose(reasons.join(' '))}`;
};

/** What led to an exception, where Nova says so: the web server only sees that there is one. */
const raisedBecause = (trace: Trace): readonly string[] => {
  const [last, before] = decisionsOf(trace).toReversed();
  return last?.rule === 'nova-exception' && before?.kind === 'fail' ? [before.reason] : [];
};

const headline = (outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'answer':
      return prose(`${outcome.answer.status} ${outcome.answer.reason}`);
    case 'closed':
      return 'No answer: the connection was closed without a byte';
    case 'reset':
      return 'No answer: the connection was reset';
    case 'refused':
      return 'No answer: nobody listens there';
    case 'timeout':
      return 'No answer in time';
    case 'garbage':
      return 'Bytes that are not an HTTP answer';
  }
};

/**
 * The remedy of the last decision; where several led to a failure, that of the last which knows
 * one. What the web server makes of an exception comes last and knows least.
 */
const remedyOf = (trace: Trace): string | undefined => {
  const decision = decisive(trace);
  if (decision?.kind === 'answer' || decision?.kind === 'forward') return decision.remedy;
  const remedies = decisionsOf(trace).filter(({ remedy }) => remedy !== undefined);
  const last = remedies.findLast(({ rule }) => rule !== 'nova-exception') ?? remedies.at(-1);
  return last?.remedy;
};

/** What to do and where to look, the deciding hop first, as a list; nothing where nothing went wrong. */
export const advice = (trace: Trace): readonly string[] => {
  const remedy = remedyOf(trace);
  const decision = decisive(trace);
  const others = trace.hops.toReversed().flatMap((visit) => visit.decisions.slice(-1));
  const logs = [decision, ...others].flatMap((each) => each?.upstreamLog ?? []);
  const fault = faultBehind(trace);
  const lines = [
    ...lined('Mind', ...(trace.remarks ?? []), fault?.reason),
    ...lined('What would make it pass', fault?.remedy ?? remedy),
    ...lined('In a real cloud', fault?.remedy && remedy),
    ...unreachedLines(trace),
    ...[...new Set(logs)].map(
      (log, index) => `- **${index === 0 ? 'Where upstream says it' : 'Also'}:** ${prose(log)}`,
    ),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
};

/** Programs that have nothing to say in their logs: nobody asked them. */
const unreachedLines = ({ way, hops, outcome, decidedBy }: Trace): readonly string[] => {
  const entered = way.indexOf(hops[0]?.hop ?? 'instance');
  const missing = way.slice(entered).filter((hop) => hops.every((visit) => visit.hop !== hop));
  const isGood = outcome.kind === 'answer' && outcome.answer.status < 400;
  return missing.length === 0 || isGood || missing.includes(decidedBy)
    ? []
    : [`- **Never asked:** ${missing.map((hop) => hopWords[hop]).join(', ')}`];
};

const lined = (label: string, ...texts: readonly (string | undefined)[]): readonly string[] =>
  texts.flatMap((text) => (text === undefined ? [] : [`- **${label}:** ${prose(text)}`]));

/** The last fault that was met on the way, unless the verdict speaks of it itself. */
const faultBehind = (trace: Trace): Decision | undefined => {
  const faults = trace.hops.flatMap(({ decisions }) =>
    decisions.filter(({ rule }) => rule.startsWith('fault-')),
  );
  const last = faults.at(-1);
  return last === decisive(trace) ? undefined : last;
};
