const { commands, Uri, window, workspace } = require('vscode');

/** Shows somebody who has typed `npm start` what there is to see: the tree, and the lab that it shows. */
exports.activate = async () => {
  await commands.executeCommand('openstackMetadata.tree.focus');
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder || window.activeTextEditor) return;
  await window.showTextDocument(Uri.joinPath(folder.uri, 'web.lab.yaml'));
};
