import type { Step } from './recorded.ts';

/** The bytes of a step as the recorder sent them. */
export interface SentRequest {
  readonly bytes: Buffer;
  /** How many of them came in the first packet. */
  readonly firstPacketBytes: number;
}

/** What the recorder's client sends for a step: Host in front, framing and `Connection: close` behind what is asked for. */
export const sentRequest = (step: Step): SentRequest => {
  if (step.raw !== undefined) return whole(Buffer.from(step.raw, 'utf8'));
  const body = bodyOf(step);
  const lines = [
    `${step.method ?? 'GET'} ${step.path ?? '/'} HTTP/1.1`,
    ...hostLine(step),
    ...(step.headers ?? []).map(([name, value]) => `${name}: ${value}`),
    ...framingLines(step, body),
    ...(step.keepalive ? [] : ['Connection: close']),
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8');
  const bytes = Buffer.concat([head, ...framed(step, body)]);
  return step.split ? { bytes, firstPacketBytes: head.length } : whole(bytes);
};

const whole = (bytes: Buffer): SentRequest => ({ bytes, firstPacketBytes: bytes.length });

const hostLine = (step: Step): readonly string[] =>
  step.no_host || names(step).includes('host') ? [] : ['Host: 169.254.169.254'];

const names = ({ headers = [] }: Step): readonly string[] =>
  headers.map(([name]) => name.toLowerCase());

const bodyOf = (step: Step): Buffer | undefined => {
  if (step.body_b64 !== undefined) return Buffer.from(step.body_b64, 'base64');
  if (step.body === undefined) return undefined;
  return Buffer.from(step.body_repeat ? step.body.repeat(step.body_repeat) : step.body);
};

const framingLines = (step: Step, body: Buffer | undefined): readonly string[] => {
  if (step.chunked_request) return ['Transfer-Encoding: chunked'];
  const isFramed = step.no_content_length || names(step).includes('content-length');
  return body === undefined || isFramed ? [] : [`Content-Length: ${body.length}`];
};

const framed = (step: Step, body: Buffer | undefined): readonly Buffer[] => {
  if (body === undefined) return [];
  if (!step.chunked_request) return [body];
  const size = Buffer.from(`${body.length.toString(16)}\r\n`);
  return [size, body, Buffer.from('\r\n0\r\n\r\n')];
};
