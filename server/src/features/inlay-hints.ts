import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { OpenDocument } from '../documents/open-document.ts';
import { keptByText, placedBlocks } from '../documents/placed-blocks.ts';
import { isOfCloudInit } from '../documents/regions.ts';
import { offsetAt, positionAt } from '../documents/source-text.ts';
import { surprisesIn } from './inlay/surprises.ts';

const surprisesOfBlock = keptByText(surprisesIn);

/** What values in a range are to cloud-init, where that is not what they look like. */
export const inlayHints = (document: OpenDocument, range: Range): readonly InlayHint[] => {
  const { source } = document;
  const start = offsetAt(source, range.start);
  const end = offsetAt(source, range.end);
  return placedBlocks(document)
    .filter(({ region }) => isOfCloudInit(region))
    .filter(({ block, offset }) => offset <= end && start <= offset + block.text.length)
    .flatMap(({ block, offset }) =>
      surprisesOfBlock(block)
        .filter((one) => start <= offset + one.end && offset + one.end <= end)
        .map((one) => ({
          position: positionAt(source, offset + one.end),
          label: one.label,
          tooltip: one.reason,
          paddingLeft: true,
        })),
    );
};
