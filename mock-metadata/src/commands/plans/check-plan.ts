import { Command } from 'commander';
import { finish } from './options.ts';

/** `mock-metadata check` */
export const checkPlan = (): Command =>
  new Command('check')
    .description(
      'say what is wrong with a lab or scenario file: one line each, exit 1 if there is anything',
    )
    .argument('<file>', 'a lab file, or one that ends in .scenario.yaml')
    .action(async (file: string) => {
      const { check } = await import('../check.ts');
      finish(check(file));
    });
