import { Command, InvalidArgumentError } from 'commander';
import type { RecordOptions } from '../record.ts';
import { finish } from './options.ts';

const seconds = (text: string): number => {
  const value = Number(text);
  if (value > 0 && value <= 600) return value;
  throw new InvalidArgumentError('Write seconds, from 1 to 600.');
};

/** `mock-metadata record` */
export const recordPlan = (): Command =>
  new Command('record')
    .description(
      'read a live metadata service into a lab that answers as it does, or into a snapshot of every document',
    )
    .argument('<url>', 'the service, such as http://169.254.169.254')
    .argument('<file>', 'name.lab.yaml or name.snapshot.json')
    .option('--secrets', 'keep user-data, vendor data and passwords', false)
    .option('--force', 'replace files that are there', false)
    .option('--timeout <seconds>', 'for one answer', seconds, 5)
    .addHelpText(
      'after',
      `
Examples:
  $ mock-metadata record http://169.254.169.254 here.lab.yaml        in an instance
  $ mock-metadata record http://127.0.0.1:8775 all.snapshot.json
`,
    )
    .action(async (url: string, file: string, options: RecordOptions) => {
      const { record } = await import('../record.ts');
      finish(await record(url, file, options));
    });
