const header = (headers: string, pattern: RegExp): string | undefined =>
  pattern.exec(headers)?.[1]?.trim();

/** What a part of a MIME document goes by: its file name, or else its type. `headers` is what stands above it. */
export const partName = (headers: string, index: number): string => {
  const filename = header(headers, /filename="?([^"\n;]+)"?/i);
  const type = header(headers, /^content-type:\s*([^\s;]+)/im);
  return filename || type || `Part ${index + 1}`;
};
