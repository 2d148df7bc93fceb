import type { Header } from '../message.ts';

/** What curl in an instance sends by itself. */
export const usualHeaders: readonly Header[] = [
  ['Host', '169.254.169.254'],
  ['User-Agent', 'curl/8.14.1'],
  ['Accept', '*/*'],
];
