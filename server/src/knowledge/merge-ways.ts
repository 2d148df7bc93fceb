/** Usual ways to merge a document onto those before it, with what each does. */
export const mergeWays: Readonly<Record<string, string>> = {
  'list(append)+dict(no_replace,recurse_list)+str()': 'Keep what is there, add to lists.',
  'list(append)+dict(recurse_array)+str()': 'Add to lists, wherever they are.',
  'dict(replace)+list()+str()': 'As without it: later keys replace earlier ones.',
};
