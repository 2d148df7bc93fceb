import { isVersion, newestVersion } from './knowledge/versions.ts';
import type { Severity } from './problem.ts';

/** How a code is to be reported; `off` not at all. */
export type CodeSetting = Severity | 'off';

/** All a code can be set to. */
export const codeSettings: readonly CodeSetting[] = [
  'off',
  'error',
  'warning',
  'information',
  'hint',
];

/** What the user can set about checks and completion. */
export interface Settings {
  /** The cloud-init of the images at hand, as `24.4`; what is newer is told, what is deprecated later is not. */
  readonly targetVersion: string;
  /** Codes of problems that are reported otherwise than by default; none if left out. */
  readonly rules?: Readonly<Record<string, CodeSetting>>;
  /** The page that explains all codes, as a URI: `#CODE` behind it leads to one. No links if left out. */
  readonly codesPage?: string;
}

/** What holds where nothing is set. */
export const standardSettings: Settings = { targetVersion: newestVersion, rules: {} };

const inside = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

/** Whether a code can be set to this. */
export const isCodeSetting = (value: unknown): value is CodeSetting =>
  codeSettings.some((one) => one === value);

const rulesFrom = (sent: unknown): Readonly<Record<string, CodeSetting>> =>
  typeof sent === 'object' && sent !== null
    ? Object.fromEntries(
        Object.entries(sent).filter((entry): entry is [string, CodeSetting] =>
          isCodeSetting(entry[1]),
        ),
      )
    : {};

const isUri = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:https?|file|vscode-[\w-]+):[^\s#]+$/.test(value);

/**
 * The settings an editor sends, in the form that protocol.ts describes. Undefined if it says nothing of them;
 * a value that cannot be used counts as not set.
 */
export const settingsFrom = (sent: unknown): Settings | undefined => {
  const ours = inside(inside(sent, 'openstackMetadata'), 'cloudInit');
  if (ours === undefined) return undefined;
  const targetVersion = inside(ours, 'targetVersion');
  const codesPage = inside(ours, 'codesPage');
  return {
    targetVersion: isVersion(targetVersion) ? targetVersion : standardSettings.targetVersion,
    rules: rulesFrom(inside(ours, 'rules')),
    ...(isUri(codesPage) ? { codesPage } : {}),
  };
};
