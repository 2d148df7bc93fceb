import { CompletionItemKind, type Offer, plain } from './item.ts';

const headers: readonly (readonly [string, string])[] = [
  [
    '#cloud-config',
    'Keys and values for the modules of cloud-init. Without this very line the file is ignored.',
  ],
  [
    '## template: jinja',
    'A template: `{{ v1.local_hostname }}` and the like are filled in first. The next line says what it makes.',
  ],
  ['#!/bin/sh', 'A script, run late in the first boot.'],
  ['#cloud-boothook', 'A script, run early and at every boot.'],
  ['#include', 'URLs to fetch more user-data from, one a line.'],
  ['#include-once', 'The same, but fetched only once for each instance.'],
  ['#cloud-config-archive', 'A list of parts, each with its own type.'],
  ['#part-handler', 'Python code that handles parts of your own types.'],
];

/** The lines a document can begin with. In a template jinja itself is done already. */
export const headerOffers = (isTemplate: boolean): readonly Offer[] =>
  headers
    .filter(([line]) => !isTemplate || !line.includes('jinja'))
    .map(([line, documentation]) => ({
      label: line,
      kind: CompletionItemKind.Keyword,
      insert: plain(line),
      documentation,
    }));
