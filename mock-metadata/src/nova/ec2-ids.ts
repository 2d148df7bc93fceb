import type { Instance } from '../lab/model.ts';

/** EC2 ids of an instance's images: `ami-00000001`, null where it has none. */
export interface Ec2ImageIds {
  readonly ami: string | null;
  readonly kernel: string | null;
  readonly ramdisk: string | null;
}

/** The integer as EC2 ids show it: eight hexadecimal digits, more if it is larger. */
export const ec2Hexadecimal = (id: number): string => id.toString(16).padStart(8, '0');

/**
 * Numbers images as Nova's database does: the lab's numbers, and for an image that has none the
 * next one when it is first asked for.
 */
export const ec2ImageNumbers = (
  known: ReadonlyMap<string, number>,
): ((instance: Instance) => Ec2ImageIds) => {
  const numbers = new Map(known);
  let last = Math.max(0, ...known.values());
  const numberOf = (imageId: string): number => {
    const number = numbers.get(imageId) ?? ++last;
    numbers.set(imageId, number);
    return number;
  };
  const id = (prefix: string, imageId: string | undefined): string | null =>
    imageId ? `${prefix}-${ec2Hexadecimal(numberOf(imageId))}` : null;
  return ({ imageRef, kernelId, ramdiskId }) => ({
    ami: id('ami', imageRef),
    kernel: id('aki', kernelId),
    ramdisk: id('ari', ramdiskId),
  });
};
