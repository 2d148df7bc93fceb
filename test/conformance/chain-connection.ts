import type { Release } from '../../mock-metadata/src/lab/model.ts';
import { answered, headerValue, type Outcome } from '../../mock-metadata/src/message.ts';
import { refusalPage, requestTimeOutPage } from '../../mock-metadata/src/neutron/proxy-pages.ts';
import { readByProxy } from '../../mock-metadata/src/neutron/proxy-reader.ts';
import type { ChainCloud } from './chain-cloud.ts';
import type { Result, Step } from './recorded.ts';
import { seenOutcome } from './seen-answer.ts';
import { type SentRequest, sentRequest } from './sent-request.ts';

/** Who asks where a step does not say it. */
const usualSource = '10.0.0.4';
const requestTimeOutS = 30;

/** What comes back on one connection: for a step's request, or for each of several in turn. */
export const connectionResults = async (
  cloud: ChainCloud,
  release: Release,
  step: Step,
): Promise<readonly Result[]> => {
  const steps = step.requests?.map((each): Step => ({ ...each, keepalive: true })) ?? [step];
  const { front = 'net', src: source = usualSource } = steps[0] ?? {};
  const results: Result[] = [];
  for (const each of steps) {
    const outcome = await outcomeOf(cloud, release, sentRequest(each), {
      ...each,
      front,
      src: source,
    });
    const isLeftOpen = step.requests === undefined && staysOpen(outcome);
    results.push({
      ...seenOutcome(outcome, cloud.world.lastSeed()),
      ...(isLeftOpen ? { timed_out_waiting_for_close: true } : {}),
    });
  }
  return results;
};

const outcomeOf = async (
  cloud: ChainCloud,
  release: Release,
  { bytes, firstPacketBytes }: SentRequest,
  { front = '', src = '', ...step }: Step,
): Promise<Outcome> => {
  const read = readByProxy(bytes, release);
  if (read.kind === 'refused') return answered(refusalPage(read.refusal));
  if (read.kind === 'incomplete') {
    return Number(step['timeout'] ?? requestTimeOutS) < requestTimeOutS
      ? { kind: 'timeout' }
      : answered(requestTimeOutPage);
  }
  const bodyBytesWithHead = Math.max(0, firstPacketBytes - read.headBytes);
  const isSplit = firstPacketBytes < bytes.length;
  return cloud.send(front, src, { ...read.request, ...(isSplit ? { bodyBytesWithHead } : {}) });
};

const staysOpen = (outcome: Outcome): boolean => {
  if (outcome.kind !== 'answer') return false;
  const { headers, httpVersion } = outcome.answer;
  const connection = headerValue(headers, 'connection');
  return httpVersion === undefined ? connection !== 'close' : connection === 'keep-alive';
};
