import { isUserDataHeader } from '../language/user-data-header.ts';

/** The editor's language for what a metadata service answered: a language id of VS Code. */
export type BodyLanguage =
  | 'cloud-config'
  | 'json'
  | 'perl'
  | 'plaintext'
  | 'powershell'
  | 'python'
  | 'ruby'
  | 'bat'
  | 'shellscript'
  | 'xml';

/**
 * From the text alone; the file's name decides only where the text cannot (JSON that is broken,
 * a lone number). Content types are no help: Nova sends network_data.json as text/plain.
 */
export const bodyLanguage = (name: string, text: string): BodyLanguage => {
  const firstLine = firstLineOf(text);
  if (isUserDataHeader(firstLine)) return 'cloud-config';
  if (firstLine.startsWith('#!')) return scriptLanguage(firstLine);
  if (/^\s*(#ps1|<powershell>)/i.test(firstLine)) return 'powershell';
  if (/^\s*rem cmd/i.test(firstLine)) return 'bat';
  if (firstLine.startsWith('<?xml')) return 'xml';
  if (isJsonDocument(text) || (name.endsWith('.json') && beginsAsJson(text))) return 'json';
  return 'plaintext';
};

const beginsAsJson = (text: string): boolean => /^\s*([[{"\-\d]|true|false|null|$)/.test(text);

/** Whether the text is a JSON object or array. */
export const isJsonDocument = (text: string): boolean => {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const firstLineOf = (text: string): string => text.slice(0, 4096).split(/\r?\n/, 1)[0] ?? '';

const scriptLanguage = (shebang: string): BodyLanguage => {
  const program = /^#!\s*(?:\S*\/env\s+(?:-\S+\s+)*)?(\S+)/.exec(shebang)?.[1] ?? '';
  const name = program.split('/').at(-1) ?? '';
  if (name.startsWith('python')) return 'python';
  if (name.startsWith('perl')) return 'perl';
  if (name.startsWith('ruby')) return 'ruby';
  if (name === 'pwsh' || name === 'powershell') return 'powershell';
  return 'shellscript';
};
