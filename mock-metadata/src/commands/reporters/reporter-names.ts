/** What --reporter takes; apart from the reporters, which the command line need not load. */
export const reporterNames = ['text', 'junit', 'json', 'tap'] as const;

export type ReporterName = (typeof reporterNames)[number];
