/** Languages that are told apart in the content of a file. */
export type ContentLanguage = 'ini' | 'json' | 'python' | 'shell' | 'yaml';

const byExtension: Readonly<Record<ContentLanguage, string>> = {
  ini: 'ini cfg conf cnf toml repo desktop service socket timer mount automount target path slice network netdev link',
  json: 'json',
  python: 'py',
  shell: 'sh bash zsh ksh env',
  yaml: 'yaml yml',
};

const languages: ReadonlyMap<string, ContentLanguage> = new Map(
  Object.entries(byExtension).flatMap(([language, extensions]) =>
    extensions.split(' ').map((extension) => [extension, language as ContentLanguage] as const),
  ),
);

const shellFiles = /(?:^\/etc\/default\/[^/]+|\/\.?(?:bashrc|profile|bash_profile|zshrc))$/;

/** The language of a file by its path; undefined where nothing is known, or nothing would be gained. */
export const contentLanguage = (path: string): ContentLanguage | undefined => {
  if (shellFiles.test(path)) return 'shell';
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : languages.get(extension);
};
