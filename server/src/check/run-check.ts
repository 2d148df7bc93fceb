import type { Readable } from 'node:stream';
import { type CheckSettings, checkText } from './check-text.ts';
import { asGithub } from './github-format.ts';
import { asJson } from './json-format.ts';
import { standardInput } from './names.ts';
import { type Content, readFile, readStream } from './read-file.ts';
import { type CheckedFile, exitCodeOf, type Report, type UnreadFile } from './report.ts';
import { asSarif } from './sarif-format.ts';
import { asText } from './text-format.ts';

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
  /** Of this program, for reports that name it. */
  readonly version: string;
}

const reportOf = async (request: CheckRequest, stdin: Readable): Promise<Report> => {
  const checked: CheckedFile[] = [];
  const unread: UnreadFile[] = [];
  for (const name of new Set(request.files)) {
    const isStdin = name === '-';
    const file = isStdin ? standardInput : name;
    const content: Content = isStdin ? await readStream(stdin) : readFile(name);
    if ('code' in content) unread.push({ file, ...content });
    else checked.push(checkText({ file, ...content }, request));
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
  const report = await reportOf(request, world.stdin);
  world.out(written(report, request));
  for (const { file, message } of report.unread) world.err(`${file}: ${message}\n`);
  return exitCodeOf(report, request.isStrict);
};
