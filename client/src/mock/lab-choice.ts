/** Which lab to start. `ask`: several could be meant. `missing`: the setting names no file. */
export type LabChoice =
  | { readonly kind: 'lab'; readonly file: string }
  | { readonly kind: 'ask'; readonly files: readonly string[] }
  | { readonly kind: 'missing'; readonly file: string }
  | { readonly kind: 'none' };

export interface LabCandidates {
  /** The setting, as an absolute path; undefined = not set. */
  readonly configured: string | undefined;
  readonly configuredExists: boolean;
  /** Labs of the workspace. */
  readonly found: readonly string[];
  /** The lab that somebody looks at; undefined = none. */
  readonly opened: string | undefined;
}

/** The setting, else the workspace's only lab, else the one that is looked at, else a question. */
export const labChoice = ({
  configured,
  configuredExists,
  found,
  opened,
}: LabCandidates): LabChoice => {
  if (configured !== undefined)
    return { kind: configuredExists ? 'lab' : 'missing', file: configured };
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return { kind: 'lab', file: only };
  if (opened !== undefined) return { kind: 'lab', file: opened };
  return only === undefined ? { kind: 'none' } : { kind: 'ask', files: [...found].sort() };
};

/** Whether the path is that of a lab file. */
export const isLabFile = (path: string): boolean => /\.lab\.ya?ml$/i.test(path);

/** Whether the path is that of a scenario file. */
export const isScenarioFile = (path: string): boolean => /\.scenario\.ya?ml$/i.test(path);
