import type { YamlError, YamlErrorCode } from '../documents/yaml/node.ts';
import { code } from '../knowledge/words.ts';
import { type Problem, problem } from '../problem.ts';

const inQuotes = 'If it belongs to the text, put the whole text in quotes.';

const indentation: Readonly<Record<string, string>> = {
  list: 'This does not belong to the list above. Indent it like the dashes, or as part of an item.',
  'map-dash': 'A list cannot start here, among keys. Indent it under its key.',
  map: 'This does not belong to the keys above. Is its indentation right, or a quote or colon missing?',
  end: 'This does not belong to what stands above. Is its indentation right?',
};

const unclosed: Readonly<Record<string, string>> = {
  quote: 'This quote is never closed.',
  bracket: 'This bracket is never closed.',
};

const named = (name: string): string => (name === '' ? '' : ` ${code(name)}`);

const sentences: Readonly<Record<YamlErrorCode, (detail: string) => string>> = {
  'yaml-alias': (name) =>
    name === ''
      ? `An asterisk at the start stands for a name set elsewhere (an alias). ${inQuotes}`
      : `Nothing is named ${code(`&${name}`)} before this.`,
  'yaml-anchor': (name) =>
    name === ''
      ? `An ampersand at the start sets a name (an anchor). ${inQuotes}`
      : `The name ${code(`&${name}`)} is given twice.`,
  'yaml-base64': () => 'This is no base64, which `!!binary` makes of it.',
  'yaml-block-header': (found) =>
    `After ${code('|')} or ${code('>')} the line must end, but here is${named(found)}. The text starts on the next line.`,
  'yaml-character': (found) => `A value cannot begin with${named(found)}. Put the text in quotes.`,
  'yaml-colon': () => `A colon cannot stand here, as if this were a key. ${inQuotes}`,
  'yaml-control-character': (name) => `There is a character here that YAML forbids (${name}).`,
  'yaml-directive': () =>
    'A line that begins with a percent sign is an instruction to YAML, and this one is wrong.',
  'yaml-documents': () => 'A second document begins here. cloud-init reads only one.',
  'yaml-escape': (found) =>
    `${code(found)} means nothing in double quotes. Write two backslashes, or use single quotes.`,
  'yaml-flow': () => 'A comma or the closing bracket is missing before this.',
  'yaml-indentation': (where) =>
    indentation[where] ?? 'A value is expected here. Put special characters in quotes.',
  'yaml-key': () =>
    'A list or map cannot be a key. Braces at the start of a value make a map: put the text in quotes, or begin the file with `## template: jinja` if it is a template.',
  'yaml-list': () =>
    `A dash cannot stand here. Begin the list on a new line; ${inQuotes.toLowerCase()}`,
  'yaml-merge': () => `Only a map, or a list of maps, can be merged by ${code('<<')}.`,
  'yaml-missing-colon': () => 'A colon is missing here: a key is followed by a colon and a space.',
  'yaml-recursion': (name) =>
    `${code(`*${name}`)} stands inside of what it names, so that it would hold itself without end.`,
  'yaml-rest': (what) =>
    `The value is over with the closing ${what}, but the line goes on. Put all of it in quotes, or drop those that are there.`,
  'yaml-tab': () => 'A tab cannot stand here. YAML wants spaces.',
  'yaml-tag': (name) =>
    name === ''
      ? `An exclamation mark at the start is a type (a tag). ${inQuotes}`
      : `cloud-init cannot read the type ${code(name)}. ${inQuotes}`,
  'yaml-too-deep': () => 'This is nested too deep to be read.',
  'yaml-unclosed': (what) => unclosed[what] ?? 'This is never closed.',
  'yaml-value': (text) => `${code(text)} cannot be read as a value. Put it in quotes.`,
};

const atCharacter = new Set<YamlErrorCode>(['yaml-unclosed']);

/** The problem that unreadable YAML makes for a person; places count as in the error. */
export const yamlProblem = (error: YamlError): Problem => {
  const end = atCharacter.has(error.code) ? error.start + 1 : error.end;
  return problem('yaml-syntax', sentences[error.code](error.detail), { start: error.start, end });
};
