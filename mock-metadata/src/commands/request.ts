import { fstatSync } from 'node:fs';
import { explained } from '../chain/explain.ts';
import { headText } from '../chain/message-text.ts';
import type { LabPlace } from '../lab/placed.ts';
import type { HttpRequest, Outcome } from '../message.ts';
import { type RequestOptions, requestFrom } from '../scenarios/request-line.ts';
import type { HopName, Trace } from '../trace.ts';
import { visible } from '../visible.ts';
import { markdownText } from './markdown-text.ts';
import { oneChain } from './one-chain.ts';
import { type Paint, paintFor, takesColour } from './terminal.ts';
import { traceJson } from './trace-json.ts';

export interface AskOptions extends RequestOptions, LabPlace {
  readonly instance?: string;
  readonly to: HopName;
}

export interface ExplainOptions extends AskOptions {
  readonly format: 'text' | 'markdown' | 'json';
}

/** Sends one request through a lab's hops and prints the answer; gives the exit code. */
export const request = async (
  labFile: string,
  path: string,
  options: AskOptions,
): Promise<number> => {
  const trace = await traceOf(labFile, path, options);
  if (typeof trace === 'number') return trace;
  const { outcome, decidedBy } = trace;
  if (outcome.kind === 'answer') {
    const forHead = headStream();
    forHead.write(`${answerHead(outcome, paintFor(takesColour(forHead)))}\n\n`);
    process.stdout.write(bodyFor(process.stdout, outcome.answer.body));
  } else {
    console.error(`mock-metadata: ${withoutAnswer[outcome.kind]}`);
  }
  if (codeOf(outcome) !== 0) {
    console.error(
      `Decided by ${decidedBy}. To see why: mock-metadata explain with the same arguments.`,
    );
  }
  return codeOf(outcome);
};

/** The same, with everything the hops saw, changed and decided; gives the exit code. */
export const explain = async (
  labFile: string,
  path: string,
  options: ExplainOptions,
): Promise<number> => {
  const trace = await traceOf(labFile, path, options);
  if (typeof trace === 'number') return trace;
  process.stdout.write(renderings[options.format](trace));
  return codeOf(trace.outcome);
};

const renderings: Readonly<Record<ExplainOptions['format'], (trace: Trace) => string>> = {
  text: (trace) => markdownText(explained(trace), paintFor(takesColour(process.stdout))),
  markdown: explained,
  json: (trace) => `${JSON.stringify(traceJson(trace), undefined, 2)}\n`,
};

/** The trace, or the exit code where there is none. */
const traceOf = async (
  labFile: string,
  path: string,
  options: AskOptions,
): Promise<Trace | number> => {
  const request: HttpRequest | string = requestFrom(path, options);
  if (typeof request === 'string') {
    console.error(`mock-metadata: ${request}`);
    return 2;
  }
  const ready = oneChain(labFile, options.instance, options);
  if (ready === undefined) return 1;
  const { chain, instance } = ready;
  if (!chain.hops.includes(options.to)) {
    console.error(
      `mock-metadata: with topology ${chain.lab.topology} a request meets no ${options.to}. Its hops: ${chain.hops.join(', ')}.`,
    );
    return 1;
  }
  return chain.trace({ instance }, request, options.to);
};

const withoutAnswer: Readonly<Record<Exclude<Outcome['kind'], 'answer'>, string>> = {
  closed: 'no answer: the connection was closed without a byte.',
  reset: 'no answer: the connection was reset.',
  refused: 'no answer: nobody listens there.',
  timeout: 'no answer in time.',
  garbage: 'bytes came that are not an HTTP answer.',
};

/** An answer of 400 or more is a failure, as with `curl --fail`. */
const codeOf = (outcome: Outcome): number =>
  outcome.kind === 'answer' && outcome.answer.status < 400 ? 0 : 1;

/** A file gets the body alone, so that it holds what the instance would have; the head is for who looks on. */
const headStream = (): NodeJS.WriteStream =>
  fstatSync(process.stdout.fd).isFile() ? process.stderr : process.stdout;

const answerHead = (
  { answer }: Extract<Outcome, { readonly kind: 'answer' }>,
  paint: Paint,
): string => {
  const [first = '', ...headers] = visible(headText(answer)).split('\n');
  const status = answer.status < 400 ? paint.green(first) : paint.red(first);
  return [status, ...headers].join('\n');
};

/** Bytes as they are into a pipe or file; on a terminal nothing that could steer it. */
const bodyFor = (
  { isTTY }: { readonly isTTY?: boolean },
  body: Uint8Array,
): Uint8Array | string => {
  if (isTTY !== true) return body;
  if (body.includes(0)) return `(binary, ${body.length} bytes; send it into a file to keep it)\n`;
  const text = visible(new TextDecoder().decode(body));
  return text.endsWith('\n') || text === '' ? text : `${text}\n`;
};
