import { Uri, window } from 'vscode';

/**
 * The file that a command is about: the Uri that a menu hands over, a path or URI as text, or the file
 * that is edited. Throws where there is none.
 */
export const editedFile = (argument: unknown): Uri => {
  if (argument instanceof Uri) return argument;
  if (typeof argument === 'string' && argument !== '') {
    return /^[a-z][a-z\d+.-]+:/i.test(argument) ? Uri.parse(argument, true) : Uri.file(argument);
  }
  const uri = window.activeTextEditor?.document.uri;
  if (uri === undefined) throw new Error('Open the file first, or call this from its menu.');
  return uri;
};
