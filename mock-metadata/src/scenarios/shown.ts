const mostCharacters = 160;

/** A value in a few words for a report: a text in quotes, long ones cut, control characters spelled out. */
export const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= mostCharacters
    ? text
    : `${text.slice(0, mostCharacters)}… (${text.length - mostCharacters} more characters)`;
};
