const early = '(?:0[1-9]|1\\d|2[0-8])';
const leapYears = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)';
const weeks = '(?:0[1-9]|[1-4]\\d|5[0-3])';

/** A day that is in the calendar, with `dash` between year, month and day. */
const dayPattern = (dash: string): string => {
  const days = [
    `(?:0[1-9]|1[0-2])${dash}${early}`,
    `(?:0[13-9]|1[0-2])${dash}(?:29|30)`,
    `(?:0[13578]|1[02])${dash}31`,
  ];
  return `(?:\\d{4}${dash}(?:${days.join('|')})|${leapYears}${dash}02${dash}29)`;
};

/**
 * A date as cloud-init takes it, which is more than the `date` of JSON schema: Python's date.fromisoformat
 * also reads 20320901 and 2032-W36-3. A pattern, since few validators know formats.
 */
export const datePattern = `^(?!0000)(?:${[
  dayPattern('-'),
  dayPattern(''),
  `\\d{4}-W${weeks}(?:-[1-7])?`,
  `\\d{4}W${weeks}[1-7]?`,
].join('|')})$`;
