import { isUtf8 } from 'node:buffer';
import { contentOf } from '../../server/src/check/read-file.ts';
import { contentTypeOf } from '../../server/src/documents/content-type.ts';
import {
  cloudConfigVerdict,
  networkConfigVerdict,
  type Verdict,
} from '../../server/src/validation/verdict.ts';
import { type RecordedGroup, recordedGroups } from './cloud-config-groups.ts';
import { instanceDataOf } from './cloud-config-instance-data.ts';
import { yamlAgreement } from './cloud-config-yaml.ts';

/** How far we agree with real cloud-init on a folder of its verdicts. */
export interface Agreement {
  readonly passed: number;
  readonly failed: number;
  /** Figures and misses, to be printed. */
  readonly lines: readonly string[];
}

interface RecordedError {
  readonly path: readonly (string | number | boolean)[];
  readonly keyword: string;
  readonly version?: string;
}

interface RecordedVerdict {
  readonly status: string;
  readonly stage: string;
  readonly type: string | null;
  readonly errors: readonly RecordedError[];
  readonly deprecations: readonly RecordedError[];
}

export interface RecordedDocument {
  readonly id: string;
  readonly kind: 'cloud-config' | 'network-config';
  readonly document?: string;
  readonly document_b64?: string;
  readonly instance_data?: unknown;
  readonly verdict: RecordedVerdict;
}

/** The text of a recorded document; what is no UTF-8 is read as well as can be. */
export const textOf = ({ document, document_b64: base64 }: RecordedDocument): string =>
  document ?? Buffer.from(base64 ?? '', 'base64').toString('utf8');

/** Bytes that are no text end cloud-init's check in a traceback; ours says which line it is. */
const isUnreadable = ({ document_b64: base64 }: RecordedDocument): boolean => {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  return !isUtf8(bytes) && 'code' in contentOf(bytes);
};

const crash: Verdict = { status: 'crash', stage: 'crash', errors: [], deprecations: [] };

/** Our verdict on a recorded document, with the instance data that was at hand. */
export const verdictOn = (one: RecordedDocument, folder: string): Verdict => {
  if (isUnreadable(one)) return crash;
  if (one.kind === 'network-config') return networkConfigVerdict(textOf(one));
  return cloudConfigVerdict(textOf(one), instanceDataOf(one.instance_data, folder));
};

const setOf = (lines: readonly string[]): string => [...new Set(lines)].toSorted().join(' ');

const pathsOf = (errors: readonly Pick<RecordedError, 'path'>[]): string =>
  setOf(errors.map(({ path }) => path.join('.')));

const keywordsOf = (errors: readonly RecordedError[]): string =>
  setOf(errors.map(({ path, keyword }) => `${path.join('.')}:${keyword}`));

const deprecationsOf = (notes: readonly RecordedError[]): string =>
  setOf(notes.map(({ path, keyword, version }) => `${path.join('.')}:${keyword}:${version ?? ''}`));

interface Count {
  right: number;
  all: number;
}

interface Counts {
  readonly status: Count;
  readonly paths: Count;
  readonly keywords: Count;
  readonly deprecations: Count;
}

const counted = (count: Count, isRight: boolean): boolean => {
  count.all += 1;
  if (isRight) count.right += 1;
  return isRight;
};

const compare = (recorded: RecordedVerdict, ours: Verdict, counts: Counts): string | undefined => {
  if (!counted(counts.status, recorded.status === ours.status)) {
    return `status: cloud-init ${recorded.status} (${recorded.stage}), ours ${ours.status} (${ours.stage})`;
  }
  const notes = deprecationsOf(ours.deprecations);
  const sameNotes = counted(counts.deprecations, deprecationsOf(recorded.deprecations) === notes);
  if (recorded.stage !== 'schema') return sameNotes ? undefined : `deprecations: ours ${notes}`;
  const samePaths = counted(counts.paths, pathsOf(recorded.errors) === pathsOf(ours.errors));
  const keywords = keywordsOf(ours.errors);
  const sameWords = counted(counts.keywords, keywordsOf(recorded.errors) === keywords);
  if (samePaths && sameWords && sameNotes) return undefined;
  return `cloud-init ${keywordsOf(recorded.errors)}, ours ${keywords}; deprecations ${notes}`;
};

const figures = (name: string, { status, paths, keywords, deprecations }: Counts): string =>
  `${name}: ${[
    ['status', status] as const,
    ['paths', paths] as const,
    ['keywords', keywords] as const,
    ['deprecations', deprecations] as const,
  ]
    .map(([what, { right, all }]) => `${what} ${right}/${all}`)
    .join(', ')}`;

const newCount = (): Count => ({ right: 0, all: 0 });

const agreementOnDocuments = (
  documents: readonly RecordedDocument[],
  name: string,
  folder: string,
): Agreement => {
  const counts: Counts = {
    status: newCount(),
    paths: newCount(),
    keywords: newCount(),
    deprecations: newCount(),
  };
  const misses = documents.flatMap((one) => {
    const miss = compare(one.verdict, verdictOn(one, folder), counts);
    return miss === undefined ? [] : [`  ${one.id} ${miss}`];
  });
  const crashes = documents.filter(({ verdict }) => verdict.status === 'crash').length;
  const note = crashes > 0 ? ` (on ${crashes} cloud-init itself crashes)` : '';
  const { right, all } = counts.status;
  return { passed: right, failed: all - right, lines: [figures(name, counts) + note, ...misses] };
};

interface RecordedHeader {
  readonly first_line: string;
  readonly type: string | null;
}

const agreementOnHeaders = (headers: readonly RecordedHeader[], name: string): Agreement => {
  const misses = headers.filter(
    ({ first_line: line, type }) => (contentTypeOf(line) ?? null) !== type,
  );
  return {
    passed: headers.length - misses.length,
    failed: misses.length,
    lines: [
      `${name}: ${headers.length - misses.length}/${headers.length}`,
      ...misses.map(({ first_line: line, type }) => `  ${JSON.stringify(line)} is ${type}`),
    ],
  };
};

const agreementOn = ({ name, kind, items }: RecordedGroup, folder: string): Agreement => {
  switch (kind) {
    case 'documents':
      return agreementOnDocuments(items as readonly RecordedDocument[], name, folder);
    case 'headers':
      return agreementOnHeaders(items as readonly RecordedHeader[], name);
    case 'scalars':
    case 'snippets':
      return yamlAgreement(items, kind, name);
  }
};

/**
 * Sets our verdicts against those of real cloud-init in a folder of recorded ones, and our reading of YAML against
 * PyYAML's. Undefined if no file of the folder is in a form that is known.
 */
export const run = (folder: string): Agreement | undefined => {
  const groups = recordedGroups(folder);
  if (groups.length === 0) return undefined;
  const agreements = groups.map((group) => agreementOn(group, folder));
  return {
    passed: agreements.reduce((sum, { passed }) => sum + passed, 0),
    failed: agreements.reduce((sum, { failed }) => sum + failed, 0),
    lines: agreements.flatMap(({ lines }) => lines),
  };
};
