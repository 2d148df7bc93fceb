import type { TreeNode } from './explorer/nodes.ts';
import type { ServingChoice } from './mock/serve-as-user-data.ts';
import type { RequestText } from './scenarios/request-text.ts';
import type { SimulationChoice } from './scenarios/simulate.ts';

// What key bindings and other extensions hand to commands may be anything.

const nodeKinds: ReadonlySet<unknown> = new Set<TreeNode['kind']>([
  'source',
  'directory',
  'leaf',
  'value',
  'failure',
  'note',
]);

/** Whether it is a node of the tree, which VS Code hands to what is started there. */
export const isNode = (argument: unknown): argument is TreeNode =>
  nodeKinds.has(entriesOf(argument)['kind']);

/** The argument where it is text. */
export const textIn = (argument: unknown): string | undefined =>
  typeof argument === 'string' ? argument : undefined;

/** `{caseId, request: {to, line, headers}, instanceName}`, or the instance of the tree; what is left out is asked for. */
export const choiceIn = (argument: unknown): SimulationChoice => {
  if (isNode(argument)) {
    return argument.kind === 'source' ? { instanceName: argument.source.label } : {};
  }
  const { caseId, instanceName, request } = entriesOf(argument);
  return {
    caseId: textIn(caseId),
    instanceName: textIn(instanceName),
    request: requestIn(entriesOf(request)),
  };
};

/** A document's URI, as a code lens hands it over, or `{uri, instanceName}`. */
export const servingIn = (argument: unknown): ServingChoice => {
  const { uri, instanceName } = entriesOf(argument);
  return { uri: textIn(argument) ?? textIn(uri), instanceName: textIn(instanceName) };
};

const requestIn = ({ to, line, headers }: Entries): RequestText | undefined =>
  typeof line === 'string'
    ? { to: textIn(to) ?? 'instance', line, headers: textIn(headers) ?? '' }
    : undefined;

type Entries = Readonly<Partial<Record<string, unknown>>>;

const entriesOf = (argument: unknown): Entries =>
  typeof argument === 'object' && argument !== null ? { ...argument } : {};
