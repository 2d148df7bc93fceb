const secretWords =
  /pass(?:word|wd|phrase)|(?<!com|by)pass$|secret(?!ar)|token|credential|(?:api|access|private)[-_.]?key/i;

/**
 * Whether a key or file of the metadata names a secret: `admin_pass`, `password`, and what people call such things
 * in their own metadata (`db_password`, `apiToken`). The tree of the editor and recordings both go by it; nothing is
 * imported here, so that the editor gets it without the mock.
 */
export const isSecretName = (name: string): boolean => secretWords.test(name);
