import type { JinjaContext } from '../../documents/context/context.ts';
import {
  instanceData,
  jinjaFilters,
  jinjaTags,
  jinjaTests,
} from '../../knowledge/instance-data.ts';
import { code } from '../../knowledge/words.ts';

const tables = { filter: jinjaFilters, tag: jinjaTags, test: jinjaTests };

const meaningOf = ({ place, expression, word }: JinjaContext): string | undefined => {
  const names = place === 'expression' ? instanceData[expression] : tables[place];
  return names && Object.hasOwn(names, word.text) ? names[word.text] : undefined;
};

/** What a name in a template means. */
export const jinjaWords = (context: JinjaContext): string | undefined => {
  const meaning = meaningOf(context);
  const { place, expression, word } = context;
  const name = place === 'expression' ? `${expression}${word.text}` : word.text;
  return meaning && `${code(name)}: ${meaning}`;
};
