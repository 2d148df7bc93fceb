import { commands, Disposable, type LogOutputChannel, window } from 'vscode';
import { type CommandParts, commandTable, funnelled } from './commands.ts';
import { linkFreeText } from './visible-text.ts';

/** Makes the commands known to VS Code; what goes wrong in one is said and logged. */
export const registerCommands = (parts: CommandParts, log: LogOutputChannel): Disposable => {
  const report = (id: string) => (error: unknown) => void said(id, error, log);
  return Disposable.from(
    ...Object.entries(commandTable(parts)).map(([id, handler]) =>
      commands.registerCommand(id, funnelled(handler, report(id))),
    ),
  );
};

const said = async (id: string, error: unknown, log: LogOutputChannel): Promise<void> => {
  const message = error instanceof Error ? error.message : String(error);
  log.error(`${id}: ${message}`, ...causesOf(error));
  const showLog = 'Show Log';
  if ((await window.showErrorMessage(linkFreeText(message), showLog)) === showLog) log.show();
};

const causesOf = (error: unknown): readonly unknown[] =>
  error instanceof Error && error.cause !== undefined ? [error.cause] : [error];
