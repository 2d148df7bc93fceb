import { type Anchors, entriesOf, type PlainEntry, resolved } from '../documents/yaml/anchors.ts';
import type { YamlNode } from '../documents/yaml/node.ts';
import { takesType } from '../knowledge/kinds.ts';
import type { Shape } from '../knowledge/shape.ts';
import { checkAlternatives } from './check-alternatives.ts';
import { checkList } from './check-list.ts';
import { checkMap, checkNoMap } from './check-map.ts';
import { checkChoice, checkNumber, checkText } from './check-scalar.ts';
import {
  type Checker,
  type Findings,
  failure,
  type MapItem,
  noFindings,
  type Place,
} from './finding.ts';
import { identityOf, isFromTemplate, pythonText, typeOf } from './value.ts';

/** So many values are looked at; aliases of aliases can stand for more than there is time. */
const mostSteps = 50_000;

const enteredWith =
  (anchors: Anchors): Checker['entered'] =>
  (outer, part, node, key) => {
    const target = resolved(node, anchors);
    if (target === undefined) return undefined;
    const borrowed = outer.borrowed || node.kind === 'alias';
    return {
      path: [...outer.path, part],
      node: target,
      spot: outer.borrowed ? outer.spot : node,
      key: outer.borrowed ? outer.key : key,
      borrowed,
      isForm: false,
    };
  };

/** The last of equal keys wins, at the place of the first, as in a Python dict. */
const withoutTwins = (items: readonly (readonly [string, MapItem])[]): readonly MapItem[] => {
  const unique = new Map(items);
  return unique.size === items.length ? items.map(([, item]) => item) : [...unique.values()];
};

/** A key with its value; undefined for a key that is no scalar, or an alias that leads nowhere. */
const mapItem = (
  outer: Place,
  { key: keyNode, value, via }: PlainEntry,
  anchors: Anchors,
  entered: Checker['entered'],
): readonly [string, MapItem] | undefined => {
  const key = resolved(keyNode, anchors);
  if (key?.kind !== 'scalar') return undefined;
  const from = via === undefined ? outer : { ...outer, borrowed: true, spot: via };
  const keySpot = outer.borrowed ? outer.spot : (via ?? keyNode);
  const name = pythonText(key);
  const place = entered(from, name, value, keySpot);
  const text = typeOf(key) === 'text' ? key.text : undefined;
  return place && [identityOf(key), { name, text, keySpot, place }];
};

const entriesWith =
  (anchors: Anchors, entered: Checker['entered']): Checker['entries'] =>
  (outer) =>
    outer.node.kind === 'map'
      ? withoutTwins(
          entriesOf(outer.node, anchors)
            .map((entry) => mapItem(outer, entry, anchors, entered))
            .filter((item) => item !== undefined),
        )
      : [];

const notice = (place: Place, shape: Shape, into: Findings): void => {
  if (shape.deprecated) into.notices.push({ ...place, keyword: 'deprecated', shape });
  if (shape.changed) into.notices.push({ ...place, keyword: 'changed', shape });
  if (shape.since !== undefined) into.notices.push({ ...place, keyword: 'since', shape });
};

const checkInside = (checker: Checker, place: Place, shape: Shape, into: Findings): void => {
  const { node } = place;
  switch (shape.kind) {
    case 'text':
      into.failures.push(...checkText(place, shape));
      break;
    case 'integer':
    case 'number':
      into.failures.push(...checkNumber(place, shape));
      break;
    case 'choice':
      into.failures.push(...checkChoice(place, shape));
      break;
    case 'list':
      if (node.kind === 'list') checkList(checker, place, node, shape, into);
      break;
    case 'map':
      checkMap(checker, place, shape, into);
      break;
    case 'alternatives':
      checkAlternatives(checker, place, shape, into);
      break;
    case 'flag':
    case 'nothing':
    case 'anything':
      break;
  }
};

/** These ask for the type in their own way. */
const asksItself = (shape: Shape): boolean =>
  shape.kind === 'choice' || shape.kind === 'alternatives';

/** Findings, and whether everything was looked at. */
export interface CheckResult extends Findings {
  readonly complete: boolean;
}

/** Sets a value against what is known of it. Paths start at the value. */
export const checked = (node: YamlNode, shape: Shape, anchors: Anchors): CheckResult => {
  let steps = 0;
  const entered = enteredWith(anchors);
  const checker: Checker = {
    entered,
    entries: entriesWith(anchors, entered),
    check: (place, inner, into) => {
      steps += 1;
      if (steps > mostSteps || isFromTemplate(place.node)) return;
      notice(place, inner, into);
      if (!asksItself(inner) && !takesType(inner, typeOf(place.node))) {
        into.failures.push(failure('type', place, inner));
        if (inner.kind === 'map') into.failures.push(...checkNoMap(place, inner));
      } else checkInside(checker, place, inner, into);
    },
  };
  const found = noFindings();
  const top: Place = { path: [], node, spot: node, key: undefined, borrowed: false, isForm: false };
  checker.check(top, shape, found);
  return { ...found, complete: steps <= mostSteps };
};
