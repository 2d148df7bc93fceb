/** The language of user-data in an editor; by it documents come to the server. */
export const userDataLanguage = 'cloud-config';

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
    };
  };
}
