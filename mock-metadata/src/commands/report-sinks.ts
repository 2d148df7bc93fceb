import { writeFileSync } from 'node:fs';
import { progress } from './progress.ts';
import type { FileReport, RunSummary } from './reporters/reporter.ts';
import type { ReporterName } from './reporters/reporter-names.ts';
import { reporters } from './reporters/reporters.ts';
import { paintFor, takesColour } from './terminal.ts';

/** Where a run's reports go, piece by piece. */
export interface ReportSinks {
  begin(): void;
  progress(done: number, all: number): void;
  file(report: FileReport): void;
  /** Gives what went wrong with writing, if anything. */
  end(summary: RunSummary): string | undefined;
}

export interface SinkOptions {
  readonly reporter: ReporterName;
  /** A file for the report; the one for people then goes to standard output. */
  readonly output?: string;
  readonly verbose: boolean;
}

/** The report that was asked for goes to standard output or to a file, the one for people beside a file. */
export const reportSinks = ({ reporter, output, verbose }: SinkOptions): ReportSinks => {
  const onScreen = output === undefined ? reporter : 'text';
  const hasColour = onScreen === 'text' && takesColour(process.stdout);
  const shown = reporters[onScreen]({ paint: paintFor(hasColour), isVerbose: verbose });
  const kept = reporters[reporter]({ paint: paintFor(false), isVerbose: verbose });
  const pieces: string[] = [];
  const bar = progress(process.stderr, onScreen !== 'text');
  const print = (text: string) => {
    if (text !== '') process.stdout.write(text);
  };
  const keep = (piece: () => string) => {
    if (output !== undefined) pieces.push(piece());
  };
  return {
    begin: () => {
      print(shown.begin());
      keep(() => kept.begin());
    },
    progress: bar.show,
    file: (report) => {
      print(shown.file(report));
      keep(() => kept.file(report));
    },
    end: (summary) => {
      bar.clear();
      print(shown.end(summary));
      keep(() => kept.end(summary));
      return output === undefined ? undefined : written(output, pieces.join(''));
    },
  };
};

const written = (file: string, text: string): string | undefined => {
  try {
    writeFileSync(file, text);
    return undefined;
  } catch (error) {
    return `The report could not be written to ${file}: ${error instanceof Error ? error.message : String(error)}`;
  }
};
