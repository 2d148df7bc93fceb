import * as z from 'zod';
import { repeatedText, sentValue } from './expected-section.ts';
import { hopWordList } from './words.ts';

const signing = z.strictObject({
  instance: z.string().optional().describe('Whose id to send and sign. Default: who asks.'),
  id: z.string().optional().describe('An id to send and sign instead, as it stands.'),
  tenant: z.string().optional().describe("X-Tenant-ID. Default: the instance's project."),
  provider: z
    .string()
    .optional()
    .describe('Ask as this provider: X-Metadata-Provider and its signature instead.'),
  secret: z.string().optional().describe("What to sign with. Default: Nova's secret."),
});

/** A request, and where it is put in. */
export const sendSection = z.strictObject({
  from: z.string().optional().describe('Name of the instance that asks. Default: as above.'),
  to: z
    .enum(hopWordList)
    .default('instance')
    .describe(
      'Where the request is put in. instance: the normal way. A later hop: as somebody with curl would on the network node (agent) or controller (nova).',
    ),
  family: z
    .union([z.literal(4), z.literal(6)], {
      error: 'Write 4, or 6 for IPv6 (the link-local address of the first network card).',
    })
    .optional()
    .describe(
      'Ask 169.254.169.254 (4) or [fe80::a9fe:a9fe] from a link-local address (6). Default: 4.',
    ),
  source_address: z
    .string()
    .optional()
    .describe(
      "Address the request comes from, whether Neutron knows it or not. Default: the instance's own; at Nova 127.0.0.1.",
    ),
  method: z.string().default('GET').describe('The method, in its own case.'),
  path: z
    .string()
    .default('/openstack/latest/meta_data.json')
    .describe('Path and query, percent-encoded, as they go over the wire.'),
  headers: z
    .record(
      z.string(),
      z.union([sentValue, z.array(sentValue), z.null()], {
        error: 'Write a value, a list to send the line several times, or null to leave it out.',
      }),
    )
    .default({})
    .describe(
      "On top of curl's own (Host, User-Agent, Accept), of `sign` and of `proxy_headers`, in their own case. A list repeats the line; null removes it.",
    ),
  body: z
    .union([z.string(), repeatedText], {
      error: 'Write the text of the body, or {repeat: x, times: 1021}.',
    })
    .optional()
    .describe('The body. Content-Length is added. Default: none.'),
  body_base64: z.string().optional().describe('The body as base64, instead of body.'),
  body_sent: z
    .enum(['with_head', 'second_packet', 'chunked'])
    .default('with_head')
    .describe('How the body goes over the wire.'),
  sign: z
    .union([z.boolean(), signing], {
      error: 'Write true, or what to sign: {instance: web-1, secret: …}.',
    })
    .default(false)
    .describe(
      'Add what an agent sends to Nova: X-Forwarded-For, X-Instance-ID, X-Tenant-ID and X-Instance-ID-Signature.',
    ),
  proxy_headers: z
    .boolean()
    .default(false)
    .describe(
      'Add what the proxy in front of the agent would: X-Forwarded-For and the id of the router or network.',
    ),
});

export type SendEntry = z.output<typeof sendSection>;
