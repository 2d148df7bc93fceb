import * as z from 'zod';
import { someText, wordOf } from './texts.ts';

/** Made up, so that a signature can be worked out by hand; no cloud should use it. */
const makeBelieveSecret = 'make-believe-secret';

const cacheSection = z.strictObject({
  enabled: z
    .boolean()
    .default(false)
    .describe('[cache] enabled: keep metadata in the backend below instead of in the process.'),
  backend: someText
    .default('dogpile.cache.null')
    .describe(
      '[cache] backend: where it is kept once enabled. The null backend keeps nothing, so that every request is worked out anew.',
    ),
});

/** `nova:` — options of nova.conf, under their own names. */
export const novaSection = z.strictObject({
  service_metadata_proxy: z
    .boolean()
    .default(true)
    .describe(
      "[neutron] service_metadata_proxy: trust the headers X-Instance-ID, X-Tenant-ID and X-Instance-ID-Signature. Off: the sender's address decides.",
    ),
  metadata_proxy_shared_secret: z
    .string()
    .default(makeBelieveSecret)
    .describe(
      "[neutron] metadata_proxy_shared_secret: the key of X-Instance-ID-Signature. Must equal the metadata agent's, or every signature is wrong.",
    ),
  metadata_cache_expiration: z
    .int()
    .min(0)
    .default(15)
    .describe(
      "[api] metadata_cache_expiration: seconds for which an instance's metadata is kept; 0 keeps nothing.",
    ),
  cache: cacheSection
    .nullish()
    .describe('[cache] in nova.conf: where metadata is kept. Default: in the process.'),
  dhcp_domain: z
    .string()
    .default('novalocal')
    .describe(
      '[api] dhcp_domain: put behind host names, as in web-1.novalocal. Empty: nothing is.',
    ),
  vendordata_providers: z
    .array(wordOf(['StaticJSON', 'DynamicJSON']))
    .default(['StaticJSON'])
    .describe('[api] vendordata_providers: where vendor data comes from, in this order.'),
  vendordata_jsonfile_path: someText
    .nullish()
    .describe(
      '[api] vendordata_jsonfile_path: a JSON file for the StaticJSON provider. A path that is not absolute starts at the lab file. Default: none, and vendor_data.json is {}.',
    ),
  vendordata_dynamic_targets: z
    .array(z.string())
    .default([])
    .describe(
      '[api] vendordata_dynamic_targets: services that DynamicJSON asks, each written name@url.',
    ),
  vendordata_dynamic_connect_timeout: z
    .int()
    .min(3)
    .default(5)
    .describe(
      '[api] vendordata_dynamic_connect_timeout: seconds to wait for a connection to a target; at least 3.',
    ),
  vendordata_dynamic_read_timeout: z
    .int()
    .min(0)
    .default(5)
    .describe(
      "[api] vendordata_dynamic_read_timeout: seconds to wait for a target's answer; with 0 every target fails.",
    ),
  vendordata_dynamic_failure_fatal: z
    .boolean()
    .default(false)
    .describe(
      '[api] vendordata_dynamic_failure_fatal: a target that fails makes the whole request fail.',
    ),
  use_forwarded_for: z
    .boolean()
    .default(false)
    .describe(
      "[api] use_forwarded_for: take the sender's address from X-Forwarded-For. Releases after zed ignore it.",
    ),
  enable_proxy_headers_parsing: z
    .boolean()
    .default(false)
    .describe(
      "[oslo_middleware] enable_proxy_headers_parsing: let X-Forwarded-For and its kin replace the sender's address.",
    ),
  injected_network_template: z
    .string()
    .nullish()
    .describe(
      '[DEFAULT] injected_network_template: template of the network file for networks marked `injected`. A path that is not absolute starts at the lab file. Default: none, and nothing is rendered.',
    ),
  config_drive_skip_versions: z
    .string()
    .optional()
    .describe(
      '[api] config_drive_skip_versions: versions of the EC2 tree that a config drive leaves out, with a blank between. Default: all but 2009-04-04 and latest.',
    ),
  front_server: z
    .enum(['uwsgi', 'eventlet'])
    .default('uwsgi')
    .describe(
      "What runs Nova's metadata API (no option of Nova). When it crashes, uwsgi hangs up and eventlet answers an empty 500.",
    ),
});

const apiBehaviour = z
  .union([z.enum(['ok', 'close', 'garbage', 'refused']), z.int().min(100).max(599)], {
    error: ({ input }) =>
      `Neutron cannot answer ${JSON.stringify(input)}: write ok, close, garbage, refused or a status such as 503.`,
  })
  .optional();

const atLeastOne = z.int().min(1);

const rateLimitingSection = z.strictObject({
  rate_limit_enabled: z
    .boolean()
    .default(false)
    .describe('rate_limit_enabled: let haproxy refuse (429) whoever asks too often.'),
  ip_versions: z
    .array(z.union([z.literal(4), z.literal(6)], { error: 'An IP version is 4 or 6.' }))
    .default([4])
    .describe(
      'ip_versions: [4] or [6]. haproxy cannot count both, and Neutron then limits nobody; 6 counts IPv4 clients, too.',
    ),
  base_window_duration: atLeastOne
    .default(10)
    .describe('base_window_duration: seconds of the long window.'),
  base_query_rate_limit: atLeastOne
    .default(10)
    .describe('base_query_rate_limit: requests of one address that pass in the long window.'),
  burst_window_duration: atLeastOne
    .default(10)
    .describe('burst_window_duration: seconds of the short window.'),
  burst_query_rate_limit: atLeastOne
    .default(10)
    .describe('burst_query_rate_limit: requests of one address that pass in the short window.'),
});

const agentCacheSection = z.strictObject({
  enabled: z
    .boolean()
    .default(false)
    .describe('[cache] enabled: remember ports and the networks of routers.'),
  backend: someText
    .default('dogpile.cache.null')
    .describe(
      '[cache] backend: where they are kept once enabled. The null backend keeps nothing; oslo_cache.dict keeps them in the process.',
    ),
  expiration_time: z
    .int()
    .min(0)
    .default(600)
    .describe('[cache] expiration_time: seconds for which they are kept.'),
});

/** `neutron:` — options of metadata_agent.ini, and how Neutron's API behaves. */
export const neutronSection = z.strictObject({
  metadata_proxy_shared_secret: z
    .string()
    .optional()
    .describe(
      "metadata_proxy_shared_secret of the metadata agent. Default: the same as Nova's; set another one to see what a mismatch does.",
    ),
  api: z
    .strictObject({
      ports: apiBehaviour.describe('Answers to questions about ports. Default: as under *.'),
      subnets: apiBehaviour.describe('Answers to questions about subnets. Default: as under *.'),
      security_groups: apiBehaviour.describe(
        'Answers to questions about security groups. Default: as under *.',
      ),
      '*': apiBehaviour.describe('Answers to every other question. Default: ok.'),
    })
    .nullish()
    .describe(
      "How Neutron's API answers Nova: ok, close (hangs up), garbage (not HTTP), refused (nobody listens), or an HTTP status. Default: ok.",
    ),
  metadata_rate_limiting: rateLimitingSection
    .nullish()
    .describe(
      '[metadata_rate_limiting]: how often an instance may ask, in two windows. Releases before 2023.2 (zed) ignore it. Default: as often as it likes.',
    ),
  cache: agentCacheSection
    .nullish()
    .describe(
      '[cache] in metadata_agent.ini: what the agent remembers of Neutron. Only the agent of zed has it. Default: nothing.',
    ),
});
