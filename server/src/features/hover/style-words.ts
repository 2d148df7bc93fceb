import { code } from '../../knowledge/words.ts';

const ends: Readonly<Record<string, string>> = {
  '': 'One line end is kept at the end.',
  '-': 'No line end is kept at the end.',
  '+': 'All empty lines at the end are kept.',
};

/** What `|`, `>-` and the like make of the lines below. */
export const styleWords = (style: string): string => {
  const end = ends[/[-+]/.exec(style)?.[0] ?? ''] ?? '';
  const lines = style.startsWith('|')
    ? 'the lines below, each as it stands.'
    : 'the lines below, joined by blanks; an empty line begins a new one. Not for scripts: use `|`.';
  return `${code(style)}: ${lines} ${end}`;
};
