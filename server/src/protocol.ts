/** The language of user-data in an editor; by it documents come to the server. */
export const userDataLanguage = 'cloud-config';

/** The languages of the mock's files: nothing of cloud-init is said in them. */
export const labLanguage = 'openstack-lab';
export const scenarioLanguage = 'openstack-scenario';

/** What editors show as the source of a problem. */
export const diagnosticSource = 'cloud-init';

/** So long after the last keystroke problems are looked for; on opening at once. */
export const diagnosticDelayMs = 25;

/**
 * What an editor may tell of its settings: as `initializationOptions`, and whenever they change as the `settings`
 * of workspace/didChangeConfiguration. All else in it is passed over.
 */
export interface ServerConfiguration {
  readonly openstackMetadata: {
    readonly cloudInit: {
      /** The version of cloud-init on the images at hand, as `24.4`. The newest known if not set. */
      readonly targetVersion?: string;
      /** How problems are reported, by their codes: `{ "users-without-default": "off" }`. */
      readonly rules?: Readonly<
        Record<string, 'off' | 'error' | 'warning' | 'information' | 'hint'>
      >;
      /** Where the page with all codes (docs/rules.md) can be opened, as a URI: problems link to it. */
      readonly codesPage?: string;
    };
  };
}
