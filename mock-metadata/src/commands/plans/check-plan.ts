import { Command } from 'commander';
import { finish } from './options.ts';

/** `mock-metadata check` */
export const checkPlan = (): Command =>
  new Command('check')
    .description('say what is wrong with a lab file: one line each, exit 1 if there is anything')
    .argument('<lab>', 'the lab file')
    .action(async (labFile: string) => {
      const { check } = await import('../check.ts');
      finish(check(labFile));
    });
