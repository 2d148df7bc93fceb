/** What standard input is called in a report; on the command line it is `-`. */
export const standardInput = '<stdin>';

/** Names of files and out of documents may hold anything; none of it shall end the line or steer a terminal. */
export const visible = (text: string): string =>
  text.replace(
    /\p{Cc}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
