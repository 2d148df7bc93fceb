import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { timezoneUnknown as rule } from './timezone-unknown.ts';

test('zones that do not exist', () => {
  checkRule(rule, 'timezone: «Europe/Berln»\n', {
    says: /Europe\/Berlin/,
    fixed: 'timezone: Europe/Berlin\n',
    isSafe: false,
  });
  checkRule(rule, 'timezone: «Berlin»\n', { fixed: 'timezone: Europe/Berlin\n' });
  checkRule(rule, 'timezone: «Mars/Olympus_Mons»\n', { says: /There is no time zone/ });
  checkRule(rule, 'timezone: «+02:00»\n');
});

test('files have upper and lower case', () => {
  checkRule(rule, 'timezone: «europe/berlin»\n', { fixed: 'timezone: Europe/Berlin\n' });
  checkRule(rule, 'timezone: «utc»\n', { fixed: 'timezone: Etc/UTC\n' });
  checkRule(rule, 'timezone: «us/eastern»\n');
});

test('zones by whatever name tzdata has for them', () => {
  for (const zone of [
    ...['Europe/Berlin', 'Etc/UTC', 'UTC', 'US/Eastern', 'America/Port_of_Spain', 'Asia/Kolkata'],
    ...['Africa/Dar_es_Salaam', 'America/Argentina/Buenos_Aires', 'Etc/GMT+1', 'EST5EDT', 'GB'],
    ...['Europe/Kyiv', 'Europe/Kiev', 'right/UTC', 'PST8PDT', 'Zulu', 'W-SU', 'Asia/Ust-Nera'],
  ])
    checkRule(rule, `timezone: ${zone}\n`);
});
