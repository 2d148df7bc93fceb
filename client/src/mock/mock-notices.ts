import { commands, Disposable, type LogOutputChannel, window } from 'vscode';
import type { Mock } from '../../../mock-metadata/src/index.ts';
import { otherPortText } from './mock-commands.ts';
import type { MockSession } from './mock-session.ts';

/**
 * Tells VS Code what the mock does (the context `openstackMetadata.mock`, which `when` clauses in
 * package.json ask for), and the user when it had to take another port.
 */
export const mockNotices = (session: MockSession, log: LogOutputChannel): Disposable => {
  let told: Mock | undefined;
  const update = () => {
    const { state } = session;
    void commands.executeCommand('setContext', 'openstackMetadata.mock', state.kind);
    if (state.kind === 'failed') log.warn(`The mock did not start: ${String(state.error)}`);
    if (state.kind !== 'running' || state.mock === told) return;
    told = state.mock;
    log.info(`The mock serves ${state.labFile} at ${state.mock.url}`);
    const otherPort = otherPortText(state.mock);
    if (otherPort !== undefined) void window.showInformationMessage(otherPort);
  };
  update();
  return new Disposable(session.onChange(update));
};
