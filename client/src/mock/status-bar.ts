import { Disposable, type QuickPickItem, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { iconFreeText, visibleText } from '../visible-text.ts';
import { type MockCommands, otherPortText } from './mock-commands.ts';
import type { MockSession } from './mock-session.ts';
import type { UserDataServing } from './serve-as-user-data.ts';

/** An item in the status bar while the mock runs, and only then. */
export const mockStatus = (session: MockSession, { instances }: ServedInstances): Disposable => {
  const item = window.createStatusBarItem('openstackMetadata.mock', StatusBarAlignment.Left, 10);
  item.name = 'Mock Metadata Service';
  item.command = 'openstackMetadata.showMockActions';
  const update = () => {
    if (session.state.kind !== 'running') {
      item.hide();
      return;
    }
    const { mock } = session.state;
    const broken = mock.problems.length > 0;
    const label = `${iconFreeText(mock.lab.name, 40)} :${new URL(mock.url).port}`;
    item.text = `$(${broken ? 'warning' : 'cloud'}) ${label}`;
    item.backgroundColor = broken ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.tooltip = [
      `Mock metadata service at ${mock.url}`,
      otherPortText(mock),
      fileServedText(instances()),
      broken ? 'The lab file has problems: the mock goes on with its last good state.' : undefined,
    ]
      .filter((line) => line !== undefined)
      .join('\n');
    item.show();
  };
  update();
  return Disposable.from(item, new Disposable(session.onChange(update)));
};

type ServedInstances = Pick<UserDataServing, 'instances'>;

const fileServedText = (names: readonly string[]): string | undefined =>
  names.length === 0 ? undefined : `User-data from a file: ${visibleText(names.join(', '))}`;

interface ActionItem extends QuickPickItem {
  readonly run: () => unknown;
}

/** What else can be done while it runs. */
interface MockActions {
  readonly serving: Pick<UserDataServing, 'instances' | 'giveUp'>;
  readonly showLog: () => void;
}

const ownUserDataAction = ({
  instances,
  giveUp,
}: MockActions['serving']): readonly ActionItem[] => {
  const names = instances();
  if (names.length === 0) return [];
  const description = `instead of a file, to ${iconFreeText(names.join(', '))}`;
  return [{ label: "$(discard) Serve the lab's own user-data again", description, run: giveUp }];
};

/** What can be done with the running mock, as a list to pick from. */
export const showMockActions = async (
  session: MockSession,
  commands: MockCommands,
  { serving, showLog }: MockActions,
): Promise<void> => {
  if (session.state.kind !== 'running') {
    await commands.start();
    return;
  }
  const items: readonly ActionItem[] = [
    { label: '$(link-external) Open in browser', run: commands.openInBrowser },
    { label: '$(copy) Copy URL', run: commands.copyUrl },
    { label: '$(terminal) Copy as curl', run: commands.copyCurl },
    { label: '$(go-to-file) Open lab file', run: commands.openLab },
    ...ownUserDataAction(serving),
    { label: '$(debug-restart) Restart', run: commands.restart },
    { label: '$(debug-stop) Stop', run: commands.stop },
    { label: '$(output) Show log', run: showLog },
  ];
  const title = `Mock metadata service at ${session.state.mock.url}`;
  await (await window.showQuickPick(items, { title }))?.run();
};
