import { cloudConfigModule } from '../builders.ts';

export const resetRmc = cloudConfigModule({
  id: 'cc_reset_rmc',
  title: 'Reset RMC',
  summary:
    'Gives the RSCT subsystem of IBM Power machines a new node id. Does nothing where RSCT is not installed.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {},
  examples: [],
});
