import { Command } from 'commander';
import type { ExportOptions } from '../export.ts';
import { finish } from './options.ts';

/** `mock-metadata export config-drive` */
export const exportPlan = (): Command => {
  const plan = new Command('export').description('write metadata to files');
  plan
    .command('config-drive')
    .description("write an instance's config drive to a folder, as Nova fills it")
    .argument('<lab>', 'the lab file')
    .argument('<instance>', 'name of the instance')
    .argument('<folder>', 'an empty folder, or one that is not there yet')
    .option('--force', 'replace the config drive that is in the folder', false)
    .action(async (labFile: string, instance: string, folder: string, options: ExportOptions) => {
      const { exportConfigDrive } = await import('../export.ts');
      finish(await exportConfigDrive(labFile, instance, folder, options));
    });
  return plan;
};
