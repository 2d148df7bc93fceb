/** What standard input is called in a report; on the command line it is `-`. */
export const standardInput = '<stdin>';
