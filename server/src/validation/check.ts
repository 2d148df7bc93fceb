import {
  type Anchors,
  entriesOf,
  isCutShort,
  type PlainEntry,
  resolved,
} from '../documents/yaml/anchors.ts';
import type { ScalarNode, YamlNode } from '../documents/yaml/node.ts';
import { takesType } from '../knowledge/kinds.ts';
import type { MapShape, Shape } from '../knowledge/shape.ts';
import { checkAlternatives } from './check-alternatives.ts';
import { checkList } from './check-list.ts';
import { checkMap, checkNoMap } from './check-map.ts';
import { checkChoice, checkNumber, checkText } from './check-scalar.ts';
import {
  type Checker,
  type Findings,
  failure,
  isFull,
  type MapItem,
  noFindings,
  notice,
  type Place,
} from './finding.ts';
import { isRight } from './right.ts';
import { identityOf, isFromTemplate, keyKindOf, pythonText, typeOf } from './value.ts';

/** So many values that are not plainly right are looked at; aliases of aliases can stand for more than there is time. */
const mostSteps = 20_000;

const enteredWith =
  (anchors: Anchors): Checker['entered'] =>
  (outer, part, node, key) => {
    const target = resolved(node, anchors);
    if (target === undefined) return undefined;
    const borrowed = outer.borrowed || node.kind === 'alias';
    return {
      outer,
      part,
      node: target,
      spot: outer.borrowed ? outer.spot : node,
      key: outer.borrowed ? outer.key : key,
      borrowed,
      isForm: false,
    };
  };

const partOf = (key: ScalarNode, name: string): Place['part'] => {
  if (key.type === 'null') return undefined;
  if (typeof key.value === 'boolean') return key.value;
  return keyKindOf(key) === 'number' ? Number(key.value) : name;
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
  const place = entered(from, partOf(key, name), value, keySpot);
  const text = key.type === 'text' ? key.text : undefined;
  return place && [identityOf(key), { name, text, keyKind: keyKindOf(key), keySpot, place }];
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

const addNotices = (place: Place, shape: Shape, into: Findings): void => {
  if (shape.deprecated) into.notices.push(notice('deprecated', place, shape));
  if (shape.changed) into.notices.push(notice('changed', place, shape));
  if (shape.since !== undefined) into.notices.push(notice('since', place, shape));
};

const isBinary = (node: YamlNode): boolean => node.kind === 'scalar' && node.type === 'binary';

const checkInside = (checker: Checker, place: Place, shape: Shape, into: Findings): void => {
  const { node } = place;
  switch (shape.kind) {
    case 'text':
      if (shape.pattern !== undefined && isBinary(node)) {
        into.crashes.push({ reason: 'binary', spot: place.spot });
      }
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

/** A quirk of the official schema: it looks at items where it wants no list. */
const checkStrayItems = (
  checker: Checker,
  place: Place,
  { strayItems }: MapShape,
  into: Findings,
): void => {
  const { node } = place;
  if (node.kind !== 'list' || strayItems === undefined) return;
  for (const [index, item] of node.items.entries()) {
    const inner = checker.entered(place, index, item, undefined);
    if (inner && !isFull(into)) checker.check(inner, strayItems, into);
  }
};

const addWrongType = (checker: Checker, place: Place, shape: Shape, into: Findings): void => {
  into.failures.push(failure('type', place, shape));
  if (shape.kind !== 'map') return;
  into.failures.push(...checkNoMap(place, shape));
  checkStrayItems(checker, place, shape, into);
};

/** These ask for the type in their own way. */
const asksItself = (shape: Shape): boolean =>
  shape.kind === 'choice' || shape.kind === 'alternatives';

/** Findings, and whether everything was looked at. */
export interface CheckResult extends Findings {
  readonly complete: boolean;
  /** Some map has keys that are no text. */
  readonly hasOddKeys: boolean;
}

/** Tells what is surely right; of what aliases stand for once, however often they do. */
const rightOnce = (): ((place: Place, shape: Shape) => boolean) => {
  const known = new Map<YamlNode, Map<Shape, boolean>>();
  return ({ node, borrowed }, shape) => {
    if (!borrowed) return isRight(node, shape);
    const byShape = known.get(node) ?? new Map<Shape, boolean>();
    const right = byShape.get(shape) ?? isRight(node, shape);
    known.set(node, byShape.set(shape, right));
    return right;
  };
};

/** Sets a value against what is known of it. Paths start at the value. */
export const checked = (node: YamlNode, shape: Shape, anchors: Anchors): CheckResult => {
  let steps = 0;
  let hasOddKeys = false;
  const entered = enteredWith(anchors);
  const isKnownRight = rightOnce();
  const entries = entriesWith(anchors, entered);
  const checker: Checker = {
    entered,
    entries: (place) => {
      const items = entries(place);
      hasOddKeys ||= items.some(({ keyKind }) => keyKind !== 'text');
      return items;
    },
    check: (place, inner, into) => {
      if (isKnownRight(place, inner)) return;
      steps += 1;
      if (steps > mostSteps || isFromTemplate(place.node)) return;
      addNotices(place, inner, into);
      if (!asksItself(inner) && !takesType(inner, typeOf(place.node))) {
        addWrongType(checker, place, inner, into);
      } else checkInside(checker, place, inner, into);
    },
  };
  const found = noFindings();
  const top: Place = {
    outer: undefined,
    part: undefined,
    node,
    spot: node,
    key: undefined,
    borrowed: false,
    isForm: false,
  };
  checker.check(top, shape, found);
  return { ...found, complete: steps <= mostSteps && !isCutShort(anchors), hasOddKeys };
};
