import { CodeLens, type TextDocument, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** The command behind the lens; its argument is the document's URI. */
const serveCommand = 'openstackMetadata.serveAsUserData';

const serveLens = (document: TextDocument, { range }: CodeLens): CodeLens =>
  new CodeLens(range, {
    title: 'Serve as user-data with the mock',
    command: serveCommand,
    arguments: [document.uri.toString()],
  });

/**
 * Adds to what the server says above user-data how to serve it with the mock, which only this editor has. In a
 * workspace that is not trusted no mock can start.
 */
export const serveLensBeside: NonNullable<Middleware['provideCodeLenses']> = async (
  document,
  token,
  next,
) => {
  const lenses = (await next(document, token)) ?? [];
  const [size] = lenses;
  return size && workspace.isTrusted ? [...lenses, serveLens(document, size)] : lenses;
};
