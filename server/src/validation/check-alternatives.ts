import { takesType } from '../knowledge/kinds.ts';
import type { AlternativesShape, Shape } from '../knowledge/shape.ts';
import { append, type Checker, type Findings, failure, noFindings, type Place } from './finding.ts';
import { isOverlooked } from './official.ts';
import { typeOf } from './value.ts';

const checkByType = (
  checker: Checker,
  place: Place,
  shape: AlternativesShape,
  into: Findings,
): void => {
  const type = typeOf(place.node);
  const fitting = shape.shapes.find((one) => takesType(one, type));
  if (fitting) checker.check(asForm(place), fitting, into);
  else into.failures.push(failure('type', place, shape));
};

const asForm = (place: Place): Place => (place.isForm ? place : { ...place, isForm: true });

const tried = (checker: Checker, place: Place, one: Shape): Findings => {
  const found = noFindings();
  checker.check(asForm(place), one, found);
  return found;
};

const isFitting = ({ failures }: Findings): boolean => failures.every(isOverlooked);

/** cloud-init tries one form after the other, up to the first that fits. */
const addCrashes = (
  outcomes: readonly Findings[],
  first: Findings | undefined,
  into: Findings,
): void => {
  const count = first === undefined ? outcomes.length : outcomes.indexOf(first) + 1;
  for (const { crashes } of outcomes.slice(0, count)) append(into.crashes, crashes);
};

/** Tries all forms; what the first that fits has to say goes along, as in cloud-init. */
const checkForms = (
  checker: Checker,
  place: Place,
  shape: AlternativesShape,
  into: Findings,
): void => {
  const type = typeOf(place.node);
  // A form of another type cannot fit: it is only tried where all that is wrong must be told.
  const outcomes = shape.shapes
    .filter((one) => takesType(one, type))
    .map((one) => tried(checker, place, one));
  const fitting = outcomes.filter(isFitting);
  const [first] = fitting;
  addCrashes(outcomes, first, into);
  const keyword = shape.telling === 'one' ? 'oneOf' : 'anyOf';
  if (first === undefined) {
    const branches = shape.shapes.map((one) => tried(checker, place, one).failures);
    into.failures.push(failure(keyword, place, shape, { branches }));
  } else if (fitting.length > 1 && shape.telling === 'one') {
    into.failures.push(failure('oneOf', place, shape));
  } else {
    append(into.failures, first.failures);
    append(into.notices, first.notices);
  }
};

/** What a value breaks that may have several forms. */
export const checkAlternatives = (
  checker: Checker,
  place: Place,
  shape: AlternativesShape,
  into: Findings,
): void => {
  const isMapInAnyForm = shape.shapes.every(({ kind }) => kind === 'map');
  if (isMapInAnyForm && typeOf(place.node) !== 'map') {
    into.failures.push(failure('type', place, shape));
    // Rules on keys are void for what is no map: to the schema it fits every form.
    if (shape.telling === 'one') into.failures.push(failure('oneOf', place, shape));
    // Where a key names the form, each form asks for a map itself, and none fits.
    else if (shape.discriminator !== undefined) into.failures.push(failure('anyOf', place, shape));
  } else if (shape.telling === 'type') checkByType(checker, place, shape, into);
  else checkForms(checker, place, shape, into);
};
