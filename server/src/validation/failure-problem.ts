import { type Problem, problem } from '../problem.ts';
import type { Settings } from '../settings.ts';
import type { Failure } from './finding.ts';
import type { Said } from './said.ts';
import { misses, together, unknownKeys } from './say-keys.ts';
import { beyondLimit } from './say-limit.ts';
import { wrongType, wrongValue } from './say-type.ts';

const said = (found: Failure, text: string, settings: Settings): readonly Said[] => {
  switch (found.keyword) {
    case 'type':
      return [wrongType(found, text)];
    case 'enum':
      return [wrongValue(found, text)];
    case 'required':
      return [misses(found, text)];
    case 'additionalProperties':
      return unknownKeys(found, settings);
    case 'keyType':
      // Its crash says it.
      return [];
    case 'not':
    case 'oneOf':
    case 'anyOf':
      return [together(found, text)];
    default:
      return [beyondLimit(found, text)];
  }
};

/** The problems a failure makes for a person; `text` is that of the block. */
export const failureProblems = (
  found: Failure,
  text: string,
  settings: Settings,
): readonly Problem[] =>
  said(found, text, settings).map(({ code: problemCode, message, spot, instead, severity }) => ({
    ...problem(problemCode, message, spot, instead),
    ...(severity && { severity }),
  }));
