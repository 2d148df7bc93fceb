import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf } from '../../server/src/check/read-file.ts';
import { handledTypes, partsOf } from '../../server/src/user-data/parts.ts';
import type { Agreement } from './cloud-config.ts';

interface RecordedPart {
  readonly content_type: string;
  readonly filename: string;
}

interface RecordedResult {
  readonly parts?: readonly RecordedPart[];
  readonly exception?: string;
  readonly warnings: readonly string[];
}

interface RecordedUserData {
  readonly name: string;
  readonly document?: string;
  readonly document_b64?: string;
  readonly result: RecordedResult;
}

/** What both sides say: the parts with their names, those that are ignored, and whether all is lost. */
interface Outcome {
  readonly parts: readonly string[];
  readonly ignored: number;
  readonly isLost: boolean;
}

const recordedOutcome = ({ parts = [], exception, warnings }: RecordedResult): Outcome => ({
  parts: parts.map((part) => `${part.content_type} ${part.filename}`),
  ignored: warnings.filter((warning) => warning.includes('Unhandled ')).length,
  isLost: exception !== undefined,
});

/** Bytes that are no text have no type; gzip inside of MIME is not looked into, so it counts as lost. */
const ourOutcome = (bytes: Buffer): Outcome => {
  const content = contentOf(bytes);
  const text = 'code' in content ? bytes.toString('latin1') : content.text;
  const { parts, failures, includes } = partsOf(text);
  const isPacked = parts.some(({ type }) => type === 'application/gzip');
  // Nothing can be fetched where the recordings were made.
  const isLost = failures.length > 0 || includes.length > 0 || isPacked;
  return {
    parts: isLost ? [] : parts.map(({ type, fileName }) => `${type} ${fileName}`),
    ignored: isLost ? 0 : parts.filter(({ type }) => !handledTypes.has(type)).length,
    isLost,
  };
};

const bytesOf = ({ document, document_b64: base64 }: RecordedUserData): Buffer =>
  base64 === undefined ? Buffer.from(document ?? '') : Buffer.from(base64, 'base64');

const recordedIn = (folder: string): readonly RecordedUserData[] | undefined => {
  const file = join(folder, 'userdata.json');
  if (!existsSync(file)) return undefined;
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as readonly RecordedUserData[];
  return recorded.filter((one) => 'result' in one);
};

/**
 * Sets the parts that we find in user-data, and what becomes of them, against real cloud-init. Undefined if nothing of it
 * was recorded in the folder.
 */
export const userDataAgreement = (folder: string): Agreement | undefined => {
  const recorded = recordedIn(folder);
  if (recorded === undefined || recorded.length === 0) return undefined;
  const misses = recorded.flatMap((one) => {
    const [theirs, ours] = [recordedOutcome(one.result), ourOutcome(bytesOf(one))].map((each) =>
      JSON.stringify(each),
    );
    return theirs === ours ? [] : [`  ${one.name}: cloud-init ${theirs ?? ''}, ours ${ours ?? ''}`];
  });
  const passed = recorded.length - misses.length;
  return {
    passed,
    failed: misses.length,
    lines: [`user-data parts: ${passed}/${recorded.length}`, ...misses],
  };
};
