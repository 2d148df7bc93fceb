import { Command } from 'commander';
import type { SignOptions } from '../sign.ts';
import { finish } from './options.ts';

/** `mock-metadata sign` */
export const signPlan = (): Command =>
  new Command('sign')
    .description(
      "the headers by which the metadata agent names an instance to Nova, signed, and a curl line that sends them; for asking Nova's metadata API by hand",
    )
    .argument('<instance-id>', 'UUID of the instance')
    .option('-t, --tenant <project-id>', 'X-Tenant-ID: the project of the instance')
    .option(
      '-s, --secret-file <file>',
      'where the shared secret is: a file with it alone, nova.conf or metadata_agent.ini; - for standard input; you are asked for it (and nothing is shown) unless given',
    )
    .option('-u, --url <url>', "Nova's metadata API", 'http://127.0.0.1:8775')
    .option('-p, --path <path>', 'what to ask for', '/openstack/latest/meta_data.json')
    .option('--json', 'the headers as JSON', false)
    .addHelpText(
      'after',
      `
Examples:
  $ mock-metadata sign 1b2c… --tenant 9f8e… --secret-file /etc/nova/nova.conf
  $ mock-metadata sign 1b2c… --tenant 9f8e… --url http://controller:8775

The recipe: X-Instance-ID-Signature is the HMAC-SHA256 of the instance id in lower-case hex, keyed
with metadata_proxy_shared_secret. Nova compares it before it looks anything up (403), and compares
X-Tenant-ID with the instance's project afterwards (404).
`,
    )
    .action(async (instanceId: string, options: SignOptions) => {
      const { sign } = await import('../sign.ts');
      finish(await sign(instanceId, options));
    });
