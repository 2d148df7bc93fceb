import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { code, listed } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { rewritten } from './frame/rewritten.ts';
import { plainTextOf, shown } from './readers/plain-text.ts';
import { isTimeZone, mainTimeZones } from './readers/time-zones.ts';
import { valueRule } from './rule.ts';

/** What people write, for what it is called. */
const meant: Readonly<Record<string, string>> = {
  utc: 'Etc/UTC',
  gmt: 'Etc/GMT',
  cest: 'Europe/Berlin',
  bst: 'Europe/London',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  edt: 'America/New_York',
  cst: 'America/Chicago',
  ist: 'Asia/Kolkata',
  jst: 'Asia/Tokyo',
};

/** No name is longer, and comparing costs. */
const mostCharacters = 40;

const likely = (name: string): readonly string[] => {
  if (name.length > mostCharacters) return [];
  const zone = name.trim().replaceAll(/\s+/g, '_');
  const short = meant[zone.toLowerCase()];
  if (short !== undefined) return [short];
  const same = mainTimeZones().filter(
    (one) =>
      one.toLowerCase() === zone.toLowerCase() ||
      one.toLowerCase().endsWith(`/${zone.toLowerCase()}`),
  );
  return same.length > 0 ? same.slice(0, 3) : likelyMeant(zone, mainTimeZones());
};

export const timezoneUnknown = valueRule({
  code: 'timezone-unknown',
  severity: 'error',
  title: 'A time zone that does not exist',
  explanation: `
The time zone is the name of a file under \`/usr/share/zoneinfo\`, in upper and lower case as it stands
there: \`Europe/Berlin\`, \`America/New_York\`, \`Etc/UTC\`. If there is no such file, the module fails and
the clock stays as it was. \`timedatectl list-timezones\` lists them all.

\`\`\`yaml
timezone: Europe/Berlin
\`\`\`
`,
  at: [at('timezone')],
  check: (timezone) => {
    const name = plainTextOf(timezone);
    if (name === undefined || name === '' || isTimeZone(name)) return undefined;
    const zones = likely(name);
    const advice =
      zones.length > 0
        ? `Did you mean ${listed(zones.map(code), 'or')}?`
        : 'Write one such as `Europe/Berlin`.';
    return finding(
      timezone,
      `There is no time zone ${shown(name)}, and the module fails. ${advice}`,
      zones.flatMap((one) => fix(`Write ${one}`, rewritten(timezone, one))),
    );
  },
});
