import type { About, Deprecated, Shape } from './shape.ts';
import { code } from './words.ts';

const deprecation = ({ since, use, note }: Deprecated): string =>
  [
    `Deprecated since cloud-init ${since}.`,
    note ?? (use === undefined ? '' : `Write ${code(use)} instead.`),
  ]
    .filter(Boolean)
    .join(' ');

const columnsOf = (shape: Shape): string =>
  shape.kind === 'list' && shape.columns.length > 0
    ? `Items by place: ${shape.columns.join(', ')}.`
    : '';

const versionNotes = ({ since, changed, deprecated }: About): readonly string[] => [
  since === undefined ? '' : `New in cloud-init ${since}.`,
  changed === undefined ? '' : `Since cloud-init ${changed.since}: ${changed.note}`,
  deprecated === undefined ? '' : deprecation(deprecated),
];

/** All a shape says about itself in prose, as markdown; '' if that is nothing. */
export const description = (shape: Shape): string =>
  [
    shape.summary,
    columnsOf(shape),
    shape.defaultNote === undefined ? '' : `Default: ${shape.defaultNote}.`,
    ...versionNotes(shape),
  ]
    .filter(Boolean)
    .join('\n\n');
