import { modules } from '../../../knowledge/modules.ts';
import type { NameSource } from './source.ts';

export const moduleNames: NameSource = {
  blocks: [],
  values: [
    'cloud_init_modules.*',
    'cloud_config_modules.*',
    'cloud_final_modules.*',
    'cloud_init_modules.*.0',
    'cloud_config_modules.*.0',
    'cloud_final_modules.*.0',
    'unverified_modules.*',
  ],
  names: () =>
    modules
      .filter(({ id }) => id.startsWith('cc_'))
      .map(({ id, summary }) => ({ value: id.slice(3), summary })),
};
