/** What stands in two lines of text: a request line, and headers parted by `|`. */
export interface WrittenRequest {
  readonly method: string;
  readonly path: string;
  /** Each as curl takes it after -H. */
  readonly header: readonly string[];
}

/** Takes `GET /path` and `Name: value | Name: value` apart; undefined where the first is no request line. */
export const writtenRequest = (line: string, headers: string): WrittenRequest | undefined => {
  const [method, path, ...more] = line.trim().split(/\s+/);
  if (method === undefined || path === undefined || more.length > 0) return undefined;
  const header = headers
    .split('|')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  return { method, path, header };
};
