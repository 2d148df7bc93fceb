import type { Readable } from 'node:stream';
import { type CheckSettings, checkText, fixedText, type RuleFailed } from './check-text.ts';
import { asGithub } from './github-format.ts';
import { asJson } from './json-format.ts';
import { standardInput, visible } from './names.ts';
import { type Content, type ReadText, readFile, readStream } from './read-file.ts';
import { type CheckedFile, exitCodeOf, type Report, type UnreadFile } from './report.ts';
import { asSarif } from './sarif-format.ts';
import { asText } from './text-format.ts';
import { writeFixed } from './write-fixed.ts';

/** How a report can be written. */
export const formats = ['text', 'json', 'sarif', 'github'] as const;

export type Format = (typeof formats)[number];

/** What the command needs of the world. */
export interface CheckWorld {
  readonly stdin: Readable;
  out(text: string): void;
  err(text: string): void;
}

export interface CheckRequest extends CheckSettings {
  /** `-` is standard input. */
  readonly files: readonly string[];
  readonly format: Format;
  /** Warnings count like errors. */
  readonly isStrict: boolean;
  /** Writes safe fixes to the files first, and then reports what is left. */
  readonly isFixing: boolean;
  /** Of this program, for reports that name it. */
  readonly version: string;
}

/** The content with its safe fixes, which are on the disk now; as it was where that is not possible. */
const fixed = (
  file: string,
  content: ReadText,
  request: CheckRequest,
  failed: RuleFailed,
): Content => {
  // What was packed is nobody's text to change.
  const isPlain = content.bytes.length === Buffer.byteLength(content.text);
  if (!request.isFixing || !isPlain) return content;
  const text = fixedText({ file, ...content }, request, failed);
  return text === content.text ? content : writeFixed(file, text);
};

const reportOf = async (request: CheckRequest, { stdin, err }: CheckWorld): Promise<Report> => {
  const checked: CheckedFile[] = [];
  const unread: UnreadFile[] = [];
  const failed: RuleFailed = ({ code }, error) =>
    err(`The rule ${code} does not work here, please report it: ${String(error)}\n`);
  for (const name of new Set(request.files)) {
    const isStdin = name === '-';
    const file = isStdin ? standardInput : name;
    const read: Content = isStdin ? await readStream(stdin) : readFile(name);
    const content = isStdin || 'code' in read ? read : fixed(name, read, request, failed);
    if ('code' in content) unread.push({ file, ...content });
    else checked.push(checkText({ file, ...content }, request, failed));
  }
  return { checked, unread };
};

const written = (report: Report, { format, version }: CheckRequest): string => {
  switch (format) {
    case 'text':
      return asText(report);
    case 'json':
      return asJson(report);
    case 'sarif':
      return asSarif(report, version);
    case 'github':
      return asGithub(report);
  }
};

/** Checks files, writes the report, and gives the exit code: 0 clean, 1 findings, 2 something was not read. */
export const runCheck = async (request: CheckRequest, world: CheckWorld): Promise<0 | 1 | 2> => {
  const report = await reportOf(request, world);
  world.out(written(report, request));
  for (const { file, message } of report.unread) world.err(`${visible(file)}: ${message}\n`);
  return exitCodeOf(report, request.isStrict);
};
