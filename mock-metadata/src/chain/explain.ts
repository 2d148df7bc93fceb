import type { HttpRequest, Outcome } from '../message.ts';
import type { Decision, HeaderChange, HopName, HopTrace, Lookup, Trace } from '../trace.ts';
import { secondsText } from './duration-text.ts';
import { hopTitle, hopWords } from './hop-words.ts';
import { fenced, inlineCode, prose } from './markdown.ts';
import { headText, outcomeText, requestText } from './message-text.ts';
import { advice, verdict } from './verdict.ts';

/**
 * A trace as markdown: who decided and why in the first line, then what would have made the
 * request pass and where upstream logs it, then every hop. Text from outside stands in code only,
 * or has everything that markdown could take for markup escaped.
 */
export const explained = (trace: Trace): string =>
  `${[decided(trace), ...trace.hops.map(hopSection)].join('\n\n')}\n`;

/** The beginning of it: who decided and why, and what to do about it. */
export const decided = (trace: Trace): string => [verdict(trace), ...advice(trace)].join('\n\n');

const hopSection = (visit: HopTrace, index: number, hops: readonly HopTrace[]): string =>
  [
    `## ${index + 1}. ${hopTitle(visit.hop)}`,
    received(visit.received, visit.hop),
    ...listed('Looked up', visit.lookups.map(lookupLine)),
    ...listed('Headers changed', changeLines(visit.changes)),
    ...listed('Decided', visit.decisions.map(decisionLine)),
    answerHeading(visit),
    fenced(returnedText(visit, hops[index + 1]), 'http'),
  ].join('\n\n');

/** Less than that is how busy this machine is. */
const tellingMs = 100;

const answerHeading = ({ hop, returned, tookMs = 0 }: HopTrace): string => {
  if (returned.kind === 'timeout')
    return tookMs < tellingMs ? 'No answer:' : `No answer for ${secondsText(tookMs)}:`;
  const verb = hop === 'instance' ? 'Got' : 'Answered';
  return tookMs < tellingMs ? `${verb}:` : `${verb} after ${secondsText(tookMs)}:`;
};

/** A body that is passed on as it came is shown once, where it came from. */
const returnedText = ({ returned }: HopTrace, next: HopTrace | undefined): string =>
  next !== undefined && isSameBody(returned, next.returned)
    ? `${headText(returned.answer)}\n\n(the same body as the answer of ${hopWords[next.hop]})`
    : outcomeText(returned);

type Answered = Extract<Outcome, { kind: 'answer' }>;

const isSameBody = (one: Outcome, other: Outcome): one is Answered =>
  one.kind === 'answer' &&
  other.kind === 'answer' &&
  one.answer.body.length > 0 &&
  Buffer.compare(one.answer.body, other.answer.body) === 0;

const received = (request: HttpRequest, hop: HopName): string => {
  const from = request.peer === '' ? '' : ` from ${inlineCode(request.peer)}`;
  const beginning = hop === 'instance' ? 'Sends:' : `Received${from}:`;
  return `${beginning}\n\n${fenced(requestText(request), 'http')}`;
};

const listed = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${heading}:\n\n${lines.map((line) => `- ${line}`).join('\n')}`];

const stores: Readonly<Record<Lookup['of'], string>> = {
  neutron: 'Neutron',
  'nova-database': "Nova's database",
  cache: 'cache',
};

const lookupLine = ({ of, asked, found }: Lookup): string =>
  `${stores[of]}: ${prose(asked)} → ${prose(found)}`;

/** One line for each reason: ten headers that are left out for one reason are one line. */
const changeLines = (changes: readonly HeaderChange[]): readonly string[] => {
  const groups = new Map<string, HeaderChange[]>();
  for (const change of changes) {
    const key = `${change.kind} ${change.why}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return Array.from(groups.values(), (group) => {
    const [first] = group;
    return `${first?.kind} ${group.map(changeText).join(', ')}. ${prose(first?.why ?? '')}`;
  });
};

const changeText = ({ kind, name, before, after }: HeaderChange): string => {
  const header = inlineCode(name);
  if (kind === 'removed') return header;
  if (kind === 'overwritten') {
    return `${header} (${inlineCode(before ?? '')} → ${inlineCode(after ?? '')})`;
  }
  return `${header} (${inlineCode(after ?? '')})`;
};

const decisionLine = ({ kind, rule, reason }: Decision): string =>
  `${kind} (${inlineCode(rule)}): ${prose(reason)}`;
