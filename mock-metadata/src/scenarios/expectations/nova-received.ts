import type { HttpRequest } from '../../message.ts';
import type { Trace } from '../../trace.ts';
import { checksOf, comparisonsOf } from '../comparison.ts';
import type { ReceivedEntry } from '../expect-section.ts';
import type { Check, Exchange } from '../scenario.ts';
import { chosen } from '../step-reading.ts';
import { byRelease, type ExpectationMaker } from './expectation-maker.ts';
import { headerChecks } from './headers.ts';

/** `nova_received: false`, `true`, or what was in the last request that Nova got. */
export const novaReceived = byRelease((written: boolean | ReceivedEntry, path, reading) =>
  typeof written === 'boolean'
    ? [({ trace }) => [reached(trace, written)]]
    : received(written, path, reading),
);

const requestsOf = ({ hops }: Trace): readonly HttpRequest[] =>
  hops.filter(({ hop }) => hop === 'nova').map(({ received: request }) => request);

const reached = (trace: Trace, isExpected: boolean): Check => {
  const { length } = requestsOf(trace);
  return {
    what: 'Nova received',
    expected: isExpected ? 'a request' : 'nothing',
    seen: length === 0 ? 'nothing' : length === 1 ? 'a request' : `${length} requests`,
    passed: length > 0 === isExpected,
  };
};

const received: ExpectationMaker<ReceivedEntry> = (written, path, reading) => {
  const { times: writtenTimes, headers, ...fields } = written;
  const times =
    writtenTimes === undefined
      ? undefined
      : chosen(writtenTimes, [...path, 'times'], reading)?.value;
  const wanted = Object.entries(fields).flatMap(([key, value]) => {
    const here = value === undefined ? undefined : chosen(value, [...path, key], reading);
    const seenOf = fieldOf[key];
    return here === undefined || seenOf === undefined
      ? []
      : [{ key, seenOf, comparisons: comparisonsOf(here.value, here.path, reading) }];
  });
  const lines = headers && headerChecks(headers, [...path, 'headers'], reading);
  return [
    ({ trace, holds }: Exchange) => {
      const requests = requestsOf(trace);
      const last = requests.at(-1);
      if (times !== undefined && (times === 0 || last === undefined))
        return [counted(requests, times)];
      if (last === undefined) return [reached(trace, true)];
      return [
        ...(times === undefined ? [] : [counted(requests, times)]),
        ...wanted.flatMap(({ key, seenOf, comparisons }) =>
          checksOf(
            `Nova received ${key}`,
            comparisons,
            { isThere: true, value: seenOf(last) },
            holds,
          ),
        ),
        ...(lines?.(last.headers, holds, 'Nova received ') ?? []),
      ];
    },
  ];
};

const counted = ({ length }: readonly HttpRequest[], times: number): Check => ({
  what: 'requests that Nova received',
  expected: String(times),
  seen: String(length),
  passed: length === times,
});

const fieldOf: Readonly<Record<string, (request: HttpRequest) => string>> = {
  method: ({ method }) => method,
  path: ({ target }) => target,
  body: ({ body }) => new TextDecoder().decode(body),
};
