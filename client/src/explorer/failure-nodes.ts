import { visibleText } from '../visible-text.ts';
import { type FailureNode, nodeId, type ParentNode, type TreeNode } from './nodes.ts';

/**
 * Rows for something that went wrong below `parent` (undefined = the mock itself): what happened,
 * and below it what can be done, since one row of a side bar is too short for both.
 */
export const failureNodes = (
  parent: ParentNode | undefined,
  error: unknown,
  remedy: FailureNode['remedy'] = 'retry',
): readonly TreeNode[] => {
  const message = error instanceof Error ? error.message : String(error);
  const failure: FailureNode = { kind: 'failure', parent, message, remedy };
  const advice = message.slice(firstSentence(message).length).trim();
  if (advice === '') return [failure];
  const id = `advice ${nodeId(failure)}`;
  const label = visibleText(advice, 400);
  return [failure, { kind: 'note', id, icon: 'lightbulb', label, detail: message }];
};

/** What comes before the first full stop that ends a sentence. */
export const firstSentence = (message: string): string =>
  /^.*?[.!?](?=\s+[A-Z“])/su.exec(message)?.[0] ?? message;
