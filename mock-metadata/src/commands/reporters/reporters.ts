import { json } from './json.ts';
import { junit } from './junit.ts';
import type { ReporterMaker } from './reporter.ts';
import type { ReporterName } from './reporter-names.ts';
import { tap } from './tap.ts';
import { text } from './text.ts';

/** Every way to report, by the name that --reporter takes. */
export const reporters: Readonly<Record<ReporterName, ReporterMaker>> = { text, junit, json, tap };
