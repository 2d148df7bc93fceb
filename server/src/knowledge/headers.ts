/** The lines user-data can begin with, in the order in which they are of use, and what each makes of it. */
export const headerMeanings: readonly (readonly [string, string])[] = [
  [
    '#cloud-config',
    'Keys and values for the modules of cloud-init. Without this very line the file is ignored.',
  ],
  [
    '## template: jinja',
    'A template: `{{ v1.local_hostname }}` and the like are filled in first. The next line says what it makes.',
  ],
  ['#!/bin/sh', 'A script, run late in the first boot.'],
  ['#!/bin/bash', 'A script for bash, run late in the first boot.'],
  ['#!/usr/bin/env python3', 'A script in Python, run late in the first boot.'],
  ['#cloud-boothook', 'A script, run early and at every boot.'],
  [
    '#include',
    'URLs to fetch more user-data from, one a line. If one fails, all user-data is lost.',
  ],
  ['#include-once', 'URLs as in `#include`, but fetched only once for each instance.'],
  ['#cloud-config-archive', 'A list of parts, each with its own type.'],
  ['#cloud-config-jsonp', 'A JSON patch of the cloud-config that came before.'],
  ['#part-handler', 'Python code that handles parts of your own types.'],
];

/** What a first line makes of user-data; undefined for one that cloud-init does not know. */
export const meaningOfHeader = (line: string): string | undefined => {
  const text = line.trim().toLowerCase();
  if (text.startsWith('#!'))
    return 'A script, run late in the first boot by the program named here.';
  const known = headerMeanings
    .filter(([header]) => text.startsWith(header))
    .toSorted(([one], [other]) => other.length - one.length);
  return known[0]?.[1];
};
