// Only to be loaded and timed: all of the knowledge, as the server gets it at its start.
import { cloudConfig, networkConfig } from '../../server/src/knowledge/index.ts';

process.stdout.write(`${Object.keys(cloudConfig.keys).length} ${networkConfig(1).kind}\n`);
