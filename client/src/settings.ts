import type { ServerConfiguration } from '../../server/src/protocol.ts';

/** How problems are reported, by their codes. The server looks at each value itself. */
type CodeSettings = NonNullable<ServerConfiguration['openstackMetadata']['cloudInit']['rules']>;

/** One setting: what holds when nobody set it, and how to tell a value that can be used. */
interface Setting<Value> {
  readonly default: Value;
  readonly takes: (value: unknown) => value is Value;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isPort = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535;
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isText);

const isVersion = (value: unknown): value is string =>
  isText(value) && /^\d{1,4}\.(0|[1-9]\d{0,3})(\.\d{1,6})?$/.test(value);

const isCodeSettings = (value: unknown): value is CodeSettings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const setting = <Value>(standard: Value, takes: Setting<Value>['takes']): Setting<Value> => ({
  default: standard,
  takes,
});

/**
 * Every setting that the extension reads, below `openstackMetadata.`; package.json says the same to
 * VS Code, and a test holds the two together.
 */
export const settings = {
  'mock.autoStart': setting(true, isFlag),
  'mock.labFile': setting('', isText),
  'mock.port': setting(8775, isPort),
  'explorer.liveServices': setting<readonly string[]>([], isTexts),
  'explorer.indentJson': setting(true, isFlag),
  'cloudInit.targetVersion': setting('26.2', isVersion),
  'cloudInit.rules': setting<CodeSettings>({}, isCodeSettings),
} as const;

export type SettingName = keyof typeof settings;
export type SettingValue<Name extends SettingName> = (typeof settings)[Name]['default'];

/** What the user set, or the default where that cannot be used (a port `"http"`). */
export const settingValue = <Name extends SettingName>(
  name: Name,
  set: unknown,
): SettingValue<Name> => {
  const { takes, default: standard } = settings[name];
  return takes(set) ? set : standard;
};
