import type { Instance } from '../lab/model.ts';

/** Something worked out once for each instance. */
export const perInstance = <Result>(work: (instance: Instance) => Result) => {
  const results = new Map<string, Result>();
  return {
    of: (instance: Instance): Result => {
      const known = results.get(instance.uuid);
      if (known !== undefined) return known;
      const made = work(instance);
      results.set(instance.uuid, made);
      return made;
    },
    forget: () => results.clear(),
  };
};
