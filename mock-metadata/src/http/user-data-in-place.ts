import type { Lab } from '../lab/model.ts';

/** User-data that is served in place of the lab file's, by instance name. */
export interface UserDataInPlace {
  /** Undefined = what the lab file says. */
  set(instanceName: string, userData: Uint8Array | undefined): void;
  /** The lab with it; the lab itself where there is none. Names that it does not have count for nothing. */
  in(lab: Lab): Lab;
}

/** None yet. */
export const userDataInPlace = (): UserDataInPlace => {
  // In base64, as Nova stores it.
  const byName = new Map<string, string>();
  return {
    set: (instanceName, userData) => {
      if (userData === undefined) byName.delete(instanceName);
      else byName.set(instanceName, Buffer.from(userData).toString('base64'));
    },
    in: (lab) => {
      if (byName.size === 0) return lab;
      const instances = lab.instances.map((instance) => {
        const userData = byName.get(instance.name);
        return userData === undefined ? instance : { ...instance, userData };
      });
      const name = lab.defaultInstance?.name;
      return { ...lab, instances, defaultInstance: instances.find((one) => one.name === name) };
    },
  };
};
