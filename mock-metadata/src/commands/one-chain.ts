import { resolve } from 'node:path';
import { type Chain, chainFor } from '../chain/chain.ts';
import { instanceNamed } from '../http/identity.ts';
import { readLabFile } from '../http/lab-generation.ts';
import { realWorld } from '../http/nova-world.ts';
import { plainFile } from '../http/plain-file.ts';
import type { Instance, Lab } from '../lab/model.ts';
import { didYouMeanOneOf } from '../lab/nearest.ts';
import type { LabPlace } from '../lab/placed.ts';
import { novaFor } from '../nova/metadata-api.ts';
import { problemLine } from '../problem.ts';
import { visible } from '../visible.ts';

/** All hops of a lab in this process, and who asks them. */
export interface OneChain {
  readonly chain: Chain;
  readonly instance: Instance;
}

/**
 * A lab's chain for one request as one of its instances (undefined = the lab's default). Where that
 * cannot be, the reason goes to standard error and the result is undefined.
 */
export const oneChain = (
  labFile: string,
  instanceName: string | undefined,
  place: LabPlace = {},
): OneChain | undefined => {
  const { lab, problems } = readLabFile(labFile, place);
  for (const problem of problems) console.error(problemLine(problem));
  if (lab === undefined) return undefined;
  const instance =
    instanceName === undefined ? lab.defaultInstance : instanceNamed(lab, instanceName);
  if (instance === undefined) {
    console.error(`mock-metadata: ${noSuchInstance(lab, labFile, instanceName)}`);
    return undefined;
  }
  const read = (path: string) => plainFile(resolve(path));
  const nova = novaFor(
    lab,
    realWorld(read, (line) => console.error(visible(line))),
  );
  return { chain: chainFor(lab, nova), instance };
};

/** Why a lab has nobody of that name. */
const noSuchInstance = (
  { instances }: Lab,
  labFile: string,
  wanted: string | undefined,
): string => {
  const names = instances.map(({ name }) => name);
  if (names.length === 0) return `${labFile} has no instances. Add one below \`instances:\`.`;
  if (wanted === undefined) {
    return `${labFile} has no default instance. Say which one asks: --instance ${names[0]}`;
  }
  return `${labFile} has no instance "${wanted}".${didYouMeanOneOf(wanted, names)}`;
};
