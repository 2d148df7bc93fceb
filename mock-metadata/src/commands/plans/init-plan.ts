import { Command, Option } from 'commander';
import { releases, topologies } from '../../lab/model.ts';
import type { InitOptions } from '../init.ts';
import { finish } from './options.ts';

/** `mock-metadata init` */
export const initPlan = (): Command =>
  new Command('init')
    .description('write a lab to start from, with comments')
    .argument('[file]', 'where to', 'web.lab.yaml')
    .addOption(
      new Option('--release <release>', 'whose behaviour').choices(releases).default('epoxy'),
    )
    .addOption(
      new Option('--topology <topology>', 'the way from an instance to Nova')
        .choices(topologies)
        .default('router'),
    )
    .option('--force', 'replace the file that is there', false)
    .action(async (file: string, options: InitOptions) => {
      const { init } = await import('../init.ts');
      finish(init(file, options));
    });
