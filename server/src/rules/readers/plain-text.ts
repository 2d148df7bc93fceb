import { code } from '../../knowledge/words.ts';
import { textOf, type Value } from '../frame/value.ts';

/** What other programs, or people, fill in before cloud-init sees it: Terraform, jinja, `<your name>`. */
const placeholder = /\{\{|\$\{[a-z]|%\(|<[\w -]+>|\[\[|^\$|__\w+__/;

/** The text of a string that is meant as it stands; undefined of one with a placeholder for somebody else in it. */
export const plainTextOf = (value: Value | undefined): string | undefined => {
  const text = textOf(value);
  // The name of its own key stands for something too.
  return text === undefined || placeholder.test(text) || text === value?.part ? undefined : text;
};

/** Whether another program fills a part of a name in: there a variable of the shell makes no sense either. */
export const isFilledIn = (text: string): boolean =>
  placeholder.test(text) || /\$\{\w|<%|@@?[A-Z]\w+@/.test(text);

const mostShown = 60;

/** A text of the document as code in a message: its first line, and not too much of it. */
export const shown = (text: string): string => {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  return code(
    line.length < text.length || line.length > mostShown ? `${line.slice(0, mostShown)}…` : line,
  );
};
