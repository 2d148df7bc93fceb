import { expect, test } from 'vitest';
import { type CommandParts, commandTable, funnelled } from './commands.ts';
import type { ExplorerCommands } from './explorer/explorer-commands.ts';
import type { TreeNode } from './explorer/nodes.ts';

const note = (id: string): TreeNode => ({ kind: 'note', id, icon: 'info', label: id, detail: id });

/** Parts of which only these are there: a handler that needs others fails its test. */
const tableWith = (parts: Partial<CommandParts>) => commandTable(parts as CommandParts);

test('a command on a node takes the given one, else the selected one', () => {
  const copied: unknown[] = [];
  const explorer: Partial<ExplorerCommands> = {
    copyPath: async (node) => {
      copied.push(node);
    },
  };
  const table = tableWith({
    explorer: explorer as ExplorerCommands,
    selected: () => note('selected'),
  });
  const copyPath = table['openstackMetadata.copyPath'];
  copyPath?.(note('given'));
  copyPath?.();
  copyPath?.('nonsense');
  expect(copied).toEqual([note('given'), note('selected'), note('selected')]);
});

test('a config drive is named by a path or by the Uri of the file explorer, or asked for', async () => {
  const opened: unknown[] = [];
  const openConfigDrive = async (folder?: string) => {
    opened.push(folder);
  };
  const explorer: Partial<ExplorerCommands> = { openConfigDrive };
  const open = tableWith({ explorer: explorer as ExplorerCommands })[
    'openstackMetadata.openConfigDrive'
  ];
  for (const argument of ['a', { scheme: 'file', fsPath: 'b' }, undefined]) open?.(argument);
  expect(opened).toEqual(['a', 'b', undefined]);
});

test('whatever goes wrong in a handler is reported once and not thrown', async () => {
  const reported: unknown[] = [];
  const handler = funnelled(async () => {
    throw new Error('no lab');
  }, reported.push.bind(reported));
  expect(await handler()).toBeUndefined();
  expect(reported).toEqual([new Error('no lab')]);
});

test('what a handler gives is given on', async () => {
  expect(
    await funnelled(
      (argument) => argument,
      () => undefined,
    )('x'),
  ).toBe('x');
});
