/** Where metadata_proxy_shared_secret stands: Nova reads it in [neutron], the agents in [DEFAULT]. */
const sections = ['neutron', 'DEFAULT'] as const;

const option = 'metadata_proxy_shared_secret';

interface Assignment {
  readonly section: string | undefined;
  readonly value: string;
}

/**
 * The value that metadata_proxy_shared_secret has in a configuration file as oslo.config reads it (iniparser.py): the
 * last line of its section counts, blanks round it and one pair of quotes do not, and a # behind it is part of it. Of a
 * file with both, [neutron] counts. Undefined where neither section has it; '' where it stands there empty.
 */
export const sharedSecretOption = (lines: readonly string[]): string | undefined => {
  const found = assignmentsIn(lines);
  for (const section of sections) {
    const inSection = found.filter((each) => (each.section ?? 'DEFAULT') === section);
    const last = inSection.at(-1);
    if (last !== undefined) return last.value;
  }
  return undefined;
};

/** Whether lines are a configuration file, and not a secret alone: a section, or a line that begins with the option. */
export const isConfiguration = (lines: readonly string[]): boolean =>
  lines.some((line) => sectionOf(line) !== undefined || new RegExp(`^\\s*${option}\\b`).test(line));

const assignmentsIn = (lines: readonly string[]): readonly Assignment[] => {
  const found: Assignment[] = [];
  let section: string | undefined;
  for (const line of lines) {
    section = sectionOf(line) ?? section;
    const value = secretOf(line);
    if (value !== undefined) found.push({ section, value });
  }
  return found;
};

const sectionOf = (line: string): string | undefined => /^\[(.+)\]\s*$/.exec(line)?.[1];

const secretOf = (line: string): string | undefined => {
  const value = new RegExp(`^${option}[ \\t]*[=:](.*)$`, 's').exec(line)?.[1]?.trim();
  return value === undefined ? undefined : unescaped(unquoted(value));
};

const unquoted = (value: string): string => /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value;

// oslo.config puts other options in the place of $name; a lone dollar is written $$ or \$.
const unescaped = (value: string): string => value.replace(/\\\$|\$\$/g, () => '$');
