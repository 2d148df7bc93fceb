import type { ExplainedCode } from '../codes.ts';

const row = ({ code, severity, title }: ExplainedCode): string =>
  `| [${code}](#${code}) | ${severity} | ${title} |`;

const section = ({ code, severity, title, explanation }: ExplainedCode): string =>
  `## ${code}\n\n**${title}** (${severity})\n\n${explanation.trim()}\n`;

const preface = `# What can be wrong with user-data

Every problem has a code. The setting \`openstackMetadata.cloudInit.rules\`, and \`--rule CODE=SEVERITY\` of
\`cloud-init-check\`, report it as \`error\`, \`warning\`, \`information\` or \`hint\`, or not at all (\`off\`). At one
place a comment passes over it, on the same line or on the one before:

\`\`\`yaml
# cloud-init-check: ignore users-without-default
users:
  - name: ada
\`\`\`
`;

/** The page of all codes, in markdown. */
export const codesPage = (codes: readonly ExplainedCode[]): string => {
  const table = ['| code | by default | what |', '| --- | --- | --- |', ...codes.map(row)];
  return [preface, `${table.join('\n')}\n`, ...codes.map(section)].join('\n');
};
