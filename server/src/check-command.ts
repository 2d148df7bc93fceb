import { writeSync } from 'node:fs';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { explanationOf, noSuchCode } from './check/explanation.ts';
import { readInstanceData } from './check/instance-data.ts';
import type { FileKind } from './check/report.ts';
import { type Format, formats, runCheck } from './check/run-check.ts';
import { type SizeLimit, sizeLimitOf } from './check/size-limit.ts';
import { type SchemaName, schemaNames } from './knowledge/json-schema-export.ts';
import { isVersion, newestVersion } from './knowledge/versions.ts';
import { codes } from './rules/codes.ts';
import { type CodeSetting, codeSettings, isCodeSetting } from './settings.ts';

const help = `
What a file is, is told by its name (network-config, meta-data, *.cfg) and its first line; say it with --kind
where the name does not. Gzip is unpacked. MIME parts and jinja templates are checked inside.

An error is what cloud-init itself refuses or ignores; a warning is what works but surprises, such as a key
that stands twice or is deprecated. Warnings are reported, but do not fail the check without --strict.
Information is about what is right but often not meant; a hint is advice.

A comment on the line of a problem, or on the line before, passes over it:
  # cloud-init-check: ignore users-without-default

Exit code:
  0  no errors (with --strict: no warnings either)
  1  there are findings
  2  a file could not be read, or the command line is wrong; other files are still checked

Examples:
  $ cloud-init-check user-data
  $ cloud-init-check --max-size nova *.cloud-config
  $ curl -s http://169.254.169.254/openstack/latest/user_data | cloud-init-check -
  $ cloud-init-check --fix --rule users-without-default=off user-data
  $ cloud-init-check --explain duplicate-key
  $ cloud-init-check -i instance-data.json user-data.jinja
  $ cloud-init-check --format sarif user-data network-config > findings.sarif
  $ cloud-init-check schema > cloud-config.schema.json
`;

const kinds = ['user-data', 'cloud-config', 'network-config', 'system-config'] as const;

interface CheckOptions {
  readonly format: Format;
  readonly kind?: (typeof kinds)[number];
  readonly fix: boolean;
  readonly instanceData?: object;
  readonly maxSize?: SizeLimit;
  readonly rule: Readonly<Record<string, CodeSetting>>;
  readonly strict: boolean;
  readonly targetVersion: string;
}

const sizeLimit = (text: string): SizeLimit => {
  const limit = sizeLimitOf(text);
  if (limit) return limit;
  throw new InvalidArgumentError('Write nova, ec2 or a number of bytes.');
};

/** Adds one `code=severity` to those before it. */
const codeSetting = (
  text: string,
  before: Readonly<Record<string, CodeSetting>>,
): Readonly<Record<string, CodeSetting>> => {
  const [code = '', setting] = text.split('=');
  if (!codes.some((one) => one.code === code)) throw new InvalidArgumentError(noSuchCode(code));
  if (isCodeSetting(setting)) return { ...before, [code]: setting };
  throw new InvalidArgumentError(`Write ${code}= and one of ${codeSettings.join(', ')}.`);
};

const instanceData = (file: string): object => {
  const read = readInstanceData(file);
  if ('data' in read) return read.data;
  throw new InvalidArgumentError(read.trouble);
};

const version = (text: string): string => {
  if (isVersion(text)) return text;
  throw new InvalidArgumentError(
    'A version of cloud-init is like 24.4, and no release of Ubuntu like 24.04. In the image, cloud-init --version tells it.',
  );
};

const targetVersion = (): Option =>
  new Option('--target-version <version>', 'the version of cloud-init that will read it')
    .argParser(version)
    .default(newestVersion);

/** The name that cloud-init's own tool has for user-data. */
const fileKind = (kind: CheckOptions['kind']): FileKind | undefined =>
  kind === 'cloud-config' ? 'user-data' : kind;

const out = (text: string): void => {
  process.stdout.write(text);
};

const check = async (files: readonly string[], options: CheckOptions): Promise<void> => {
  process.exitCode = await runCheck(
    {
      files,
      format: options.format,
      kind: fileKind(options.kind),
      sizeLimit: options.maxSize,
      isStrict: options.strict,
      isFixing: options.fix,
      rules: options.rule,
      instanceData: options.instanceData,
      targetVersion: options.targetVersion,
      version: manifest.version,
    },
    { stdin: process.stdin, out, err: (text) => void process.stderr.write(text) },
  );
};

const program = new Command('cloud-init-check')
  .description(
    'Says what is wrong with user-data and network configurations before a machine does.',
  )
  .version(manifest.version)
  .argument('<files...>', 'files to check; - is standard input')
  .addOption(new Option('--format <name>', 'how to report').choices(formats).default('text'))
  .addOption(new Option('--kind <kind>', 'what the files are').choices(kinds))
  .addOption(targetVersion())
  .addOption(
    new Option(
      '--max-size <limit>',
      'the most that user-data may take: nova (65,535 characters of base64), ec2 (16,384 bytes) or a number of bytes',
    ).argParser(sizeLimit),
  )
  .addOption(
    new Option(
      '--rule <code=severity>',
      'report a code as off, error, warning, information or hint; repeatable',
    )
      .argParser(codeSetting)
      .default({}, 'each as its page says'),
  )
  .addOption(
    new Option(
      '-i, --instance-data <file>',
      'fill jinja templates in with the data of an instance (instance-data.json) and check what they give',
    ).argParser(instanceData),
  )
  .option('--fix', 'write the fixes that are safe to the files first', false)
  .option('--explain <code>', 'say what a code means and what to do about it, and end')
  .option('--strict', 'warnings fail the check too', false)
  .addHelpText('after', help)
  .showHelpAfterError('Try cloud-init-check --help.')
  .enablePositionalOptions()
  .action(check)
  // A wrong command line is 2, so that 1 always means findings.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

program
  .command('schema')
  .description('print a JSON schema (draft-07), for other editors; a file of this name is ./schema')
  .addArgument(new Argument('[name]', 'of what').choices(schemaNames).default('cloud-config'))
  .addOption(targetVersion())
  .action(async (name: SchemaName, options: Pick<CheckOptions, 'targetVersion'>) => {
    const { schemaText } = await import('./check/export-schema.ts');
    out(schemaText(name, options.targetVersion));
  });

// Before files are asked for.
program.on('option:explain', (code: string) => {
  const text = explanationOf(code);
  if (text === undefined) return program.error(noSuchCode(code), { exitCode: 2 });
  out(text);
  return process.exit(0);
});

// A reader that went away (`cloud-init-check … | head -1`) is no reason to fail.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    // What should have been told is lost, so it must not look as if all could be checked.
    writeSync(2, `cloud-init-check: The output cannot be written: ${error.message}.\n`);
    process.exit(2);
  });
}

program.parseAsync().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 70;
});
