// The first full check of a process: `node server-cold.cjs FILE` prints what it took, in milliseconds. Without FILE, a
// document made here.
import { readFileSync } from 'node:fs';
import { openDocument } from '../../server/src/documents/open-document.ts';
import { problemsIn } from '../../server/src/validation/problems-in.ts';
import { longDocument, userData } from './server-documents.ts';
import { timeOf } from './server-measure.ts';

const file = process.argv[2];
const text = file === undefined ? longDocument(5000) : readFileSync(file, 'utf8');

const time = timeOf(() => problemsIn(text, openDocument(userData(text)).read()));
process.stdout.write(`${time}\n`);
