import { ConfigurationTarget, type Disposable, workspace } from 'vscode';
import { type SettingName, type SettingValue, settingValue } from './settings.ts';

const section = 'openstackMetadata';

/** What holds for a setting now. */
export const configured = <Name extends SettingName>(name: Name): SettingValue<Name> =>
  settingValue(name, workspace.getConfiguration(section).get(name));

/**
 * Sets it where it is already set for this workspace, otherwise for the user: a workspace's file is
 * shared with others and is not written without need.
 */
export const configure = async <Name extends SettingName>(
  name: Name,
  value: SettingValue<Name>,
): Promise<void> => {
  const configuration = workspace.getConfiguration(section);
  const inWorkspace = configuration.inspect(name)?.workspaceValue !== undefined;
  const target = inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await configuration.update(name, value, target);
};

/** Calls back when one of the settings changes. */
export const onConfigured = (names: readonly SettingName[], listener: () => void): Disposable =>
  workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`${section}.${name}`))) listener();
  });
