import { formsAt, type Step } from '../lookup.ts';
import type { Shape } from '../shape.ts';

const stepOf = (part: string): Step =>
  part === '*'
    ? { kind: 'item' }
    : { kind: 'key', name: part === '<>' ? 'ada' : part, siblings: new Map() };

const stepsTo = (path: string): readonly Step[] => path.split('.').map(stepOf);

/** Whether a shape knows something at a place such as `groups.<>.*`. */
export const isKnown = (root: Shape, path: string): boolean =>
  formsAt(root, stepsTo(path)).length > 0;

/** Whether it takes something there: a map that is open takes anything below it. */
export const isTaken = (root: Shape, path: string): boolean => {
  const steps = stepsTo(path);
  const isOpen = steps.some((_, index) =>
    formsAt(root, steps.slice(0, index)).some(
      (form) => form.kind === 'map' && form.open && index > 0,
    ),
  );
  return isOpen || isKnown(root, path);
};
