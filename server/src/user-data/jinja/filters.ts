import { fail } from './failure.ts';
import type { Filter } from './filter.ts';
import { jsonFilter } from './filters/json-filter.ts';
import { listFilters } from './filters/list-filters.ts';
import { numberFilters } from './filters/number-filters.ts';
import { selectingFilters } from './filters/selecting-filters.ts';
import { textFilters } from './filters/text-filters.ts';

/** What Jinja2 has, and what nobody needs in user-data. */
const leftOut =
  (name: string): Filter =>
  () =>
    fail('unsupported', `The filter ${name} cannot be used here.`);

/** Every filter of Jinja2, by name. */
export const filters: Readonly<Record<string, Filter>> = {
  ...listFilters,
  ...numberFilters,
  ...selectingFilters,
  ...textFilters,
  tojson: jsonFilter,
  pprint: leftOut('pprint'),
  urlize: leftOut('urlize'),
  xmlattr: leftOut('xmlattr'),
};
