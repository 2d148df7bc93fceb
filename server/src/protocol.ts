/** The language of user-data in an editor; by it documents come to the server. */
export const userDataLanguage = 'cloud-config';

/** What editors show as the source of a problem. */
export const diagnosticSource = 'cloud-init';

/** So long after the last keystroke problems are looked for; on opening at once. */
export const diagnosticDelayMs = 25;
