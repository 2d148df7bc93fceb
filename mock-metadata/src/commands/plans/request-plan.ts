import { Command, Option } from 'commander';
import { releases, topologies } from '../../lab/model.ts';
import type { AskOptions, ExplainOptions } from '../request.ts';
import { finish, repeated } from './options.ts';

const hops = [
  'instance',
  'namespace-proxy',
  'host-proxy',
  'load-balancer',
  'metadata-agent',
  'nova',
] as const;

const defaultPath = '/openstack/latest/meta_data.json';

/** Lab, path and what curl takes, which `request` and `explain` have in common. */
const asking = (plan: Command): Command =>
  plan
    .argument('<lab>', 'the lab file, such as web.lab.yaml')
    .argument('[path]', 'what to ask for', defaultPath)
    .option('-i, --instance <name>', "who asks; the lab's default unless given")
    .option('-X, --method <method>', 'GET, or POST with --data, unless given')
    .option(
      '-H, --header <line>',
      "'Name: value'; 'Name;' for an empty one, 'Name:' to leave it out; may be repeated",
      repeated,
      [],
    )
    .option('-d, --data <text>', 'a body')
    .addOption(
      new Option('--release <release>', "another release than the lab's").choices(releases),
    )
    .addOption(
      new Option('--topology <topology>', "another topology than the lab's").choices(topologies),
    )
    .addOption(
      new Option('--to <hop>', 'put the request straight to a later hop')
        .choices(hops)
        .default('instance'),
    );

/** `mock-metadata request` */
export const requestPlan = (): Command =>
  asking(new Command('request'))
    .description('send one request as an instance would, and show the answer; nothing listens')
    .addHelpText(
      'after',
      `
Examples:
  $ mock-metadata request web.lab.yaml /latest/meta-data/
  $ mock-metadata request web.lab.yaml -i db-1 /openstack/latest/user_data > user-data
  $ mock-metadata request web.lab.yaml -H 'X-Forwarded-For: 10.0.0.9'

Exit code: 0 for an answer below 400, 1 for any other or none, 2 for a wrong command line.
`,
    )
    .action(async (labFile: string, path: string, options: AskOptions) => {
      const { request } = await import('../request.ts');
      finish(await request(labFile, path, options));
    });

/** `mock-metadata explain` */
export const explainPlan = (): Command =>
  asking(new Command('explain'))
    .description('the same as request, and say what each hop did to it, who decided, and why')
    .addOption(
      new Option('--format <format>', 'how to say it')
        .choices(['text', 'markdown', 'json'])
        .default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ mock-metadata explain web.lab.yaml -H 'X-Forwarded-For: 10.0.0.9'
  $ mock-metadata explain web.lab.yaml --to nova -H 'X-Instance-ID: …' --format json
`,
    )
    .action(async (labFile: string, path: string, options: ExplainOptions) => {
      const { explain } = await import('../request.ts');
      finish(await explain(labFile, path, options));
    });
