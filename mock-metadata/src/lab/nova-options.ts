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
    .describe("[api] vendordata_dynamic_read_timeout: seconds to wait for a target's answer."),
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
});
