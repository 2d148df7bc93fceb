import type { DocumentBlock } from '../../documents/yaml-document.ts';
import type { Shape } from '../../knowledge/shape.ts';
import type { Settings } from '../../settings.ts';
import { checkedBlock } from '../../validation/block-check.ts';
import { noticesFor } from '../../validation/notice-problem.ts';
import type { Token } from './token.ts';

/** Keys of a block that are deprecated for the target version. */
export const deprecatedTokens = (
  block: DocumentBlock,
  shape: Shape,
  settings: Settings,
): readonly Token[] =>
  noticesFor(checkedBlock(block, shape)?.notices ?? [], settings).flatMap(
    ({ keyword, key, borrowed, isForm }): readonly Token[] =>
      keyword !== 'deprecated' || key === undefined || borrowed || isForm
        ? []
        : [{ start: key.start, end: key.end, type: 'property', modifier: 'deprecated' }],
  );
