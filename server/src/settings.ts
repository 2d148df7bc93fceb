import { isVersion, newestVersion } from './knowledge/versions.ts';

/** What the user can set about checks and completion. */
export interface Settings {
  /** The cloud-init of the images at hand, as `24.4`; what is newer is told, what is deprecated later is not. */
  readonly targetVersion: string;
}

/** What holds where nothing is set. */
export const standardSettings: Settings = { targetVersion: newestVersion };

const inside = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/**
 * The settings an editor sends, in the form that protocol.ts describes. Undefined if it says nothing of them;
 * a value that cannot be used counts as not set.
 */
export const settingsFrom = (sent: unknown): Settings | undefined => {
  const ours = inside(inside(sent, 'openstackMetadata'), 'cloudInit');
  if (ours === undefined) return undefined;
  const targetVersion = inside(ours, 'targetVersion');
  return isVersion(targetVersion) ? { targetVersion } : standardSettings;
};
