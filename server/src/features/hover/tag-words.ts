import { code } from '../../knowledge/words.ts';
import { yamlTags } from '../../knowledge/yaml-tags.ts';

/** What a type such as `!!binary` makes of the value that follows; undefined for one that is not known. */
export const tagWords = (tag: string): string | undefined =>
  Object.hasOwn(yamlTags, tag) ? `${code(tag)}: ${yamlTags[tag]}` : undefined;
